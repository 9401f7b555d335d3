-- The arguments of a job that nobody is to see: their names, with commas between them. Who shows
-- jobs may know nothing of their types, so each job says it itself; most have none.
ALTER TABLE jobs ADD COLUMN redacted_arguments text;
