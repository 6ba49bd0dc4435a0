"""The brief: one file that prints, drawn from what was published and from nothing else.

Owns what a brief says (one module per section), its formats (`html.py`, `markdown.py`, `pdf.py`) and its print style.
May import `data`, `figures`, `charts`, `wording` and `download`; never streamlit, never a database.
To add a section: a module here with one function from a dossier to a `Section`, and one line in `composition.py`.
"""
