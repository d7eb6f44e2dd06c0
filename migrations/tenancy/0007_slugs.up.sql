-- What slugs were, for the way back: people have written them, and nobody could make them anew. The models
-- know nothing of this table.
CREATE TABLE tenancy_old_slug (
    model text NOT NULL,
    id uuid NOT NULL,
    slug text NOT NULL,
    PRIMARY KEY (model, id)
);

INSERT INTO tenancy_old_slug (model, id, slug)
SELECT 'tenant', id, slug FROM tenancy_tenant
UNION ALL
SELECT 'tenantgroup', id, slug FROM tenancy_tenantgroup;
