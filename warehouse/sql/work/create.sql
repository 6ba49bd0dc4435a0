-- schemas of the working file: held (versions) and memory (what refreshes did)
create schema held;
create schema memory;
create table memory.shape (shape varchar);
create table memory.loaded (source_id varchar, input_hash varchar)
