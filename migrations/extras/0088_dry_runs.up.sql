UPDATE extras_job
SET dryrun_default = true,
    dryrun_default_override = read_only_override
WHERE read_only;
