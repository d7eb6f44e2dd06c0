-- The other columns go in the migration before.
UPDATE extras_job
SET commit_default = NOT dryrun_default,
    commit_default_override = dryrun_default_override;
