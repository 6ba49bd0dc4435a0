"""The bulk form of a World Bank indicator: a CSV below a preamble, alone or in a zip with two descriptions."""

import io
import zipfile

import polars as pl

from warehouse.errors import FileProblem

ZIP_START = b"PK\x03\x04"
HEADER_START = b'"Country Name"'
UNPACKED_LIMIT = 200_000_000


def unpack(content: bytes, file: str) -> tuple[bytes, bytes | None]:
    """The data CSV of a World Bank download and, from a zip, the CSV that describes its countries."""
    if not content.startswith(ZIP_START):
        if file.endswith(".zip"):
            raise FileProblem(file, "it is no zip file", "Fetch it again.")
        return content, None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            data = [info for info in archive.infolist() if info.filename.startswith("API_")]
            about = [info for info in archive.infolist() if info.filename.startswith("Metadata_Country")]
            if len(data) != 1 or len(about) != 1:
                raise FileProblem(file, "it must hold one API_ and one Metadata_Country file", "Fetch it again.")
            if data[0].file_size + about[0].file_size > UNPACKED_LIMIT:
                raise FileProblem(file, "it unpacks to more than 200 MB", "Check that it is the right file.")
            return archive.read(data[0]), archive.read(about[0])
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise FileProblem(file, "it is a damaged zip file", "Fetch it again.") from error


def read(data: bytes, file: str) -> pl.DataFrame:
    """The table as text, from its header on: Country Name, Country Code, Indicator Name, Indicator Code, years."""
    start = data.find(HEADER_START)
    if start < 0:
        raise FileProblem(file, 'there is no header line with "Country Name"', "Check that it is the right file.")
    if not data.endswith(b"\n"):
        raise FileProblem(file, "it ends in the middle of a line", "Fetch it again.")
    try:
        return pl.read_csv(io.BytesIO(data[start:]), infer_schema=False)
    except pl.exceptions.PolarsError as error:
        problem = f"it cannot be read ({str(error).splitlines()[0]})"
        raise FileProblem(file, problem, "Fetch it again.") from error
