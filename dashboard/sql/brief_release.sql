-- the release that a brief was made from; contents_sha256 is over the content hashes of all its tables
select
    refresh_id as release,
    started_at,
    code_version,
    data_as_of,
    input_hash,
    (
        select sha256(string_agg(table_name || ' ' || content_sha256, chr(10) order by table_name))
        from ops.table_hash
    ) as contents_sha256
from ops.refresh
where refresh_id = $release
