-- What a data migration cannot find again in the rows that it has changed. A step puts in here, on its
-- way forwards, what it would lose, and takes it out again on its way back; a few do it the other way
-- round. Where a row has been changed since, what is there now counts. The models know nothing of this
-- table: it is for the steps from here on, of this app and of those that depend on it, and goes when this
-- one is undone.
CREATE TABLE extras_before (
    step text NOT NULL,      -- the number of the migration, and the table if it remembers several
    id uuid NOT NULL,        -- the row's key
    was jsonb NOT NULL,      -- what the row said
    became jsonb,            -- and what the step has made of it, if the way back has to know
    PRIMARY KEY (step, id)
);
