-- rows of a table and the hash of their content, whatever order they lie in
with content as (
    select md5(row({columns})::varchar) as digest from {table}
)
select count(*), sha256(coalesce(string_agg(digest, '' order by digest), '')) from content
