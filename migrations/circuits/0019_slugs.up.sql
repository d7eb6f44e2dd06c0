INSERT INTO circuits_old_slug (model, id, slug)
SELECT 'providernetwork', id, slug FROM circuits_providernetwork;
