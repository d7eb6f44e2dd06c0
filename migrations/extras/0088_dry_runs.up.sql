UPDATE extras_job
SET dryrun_default = NOT commit_default,
    dryrun_default_override = commit_default_override;
