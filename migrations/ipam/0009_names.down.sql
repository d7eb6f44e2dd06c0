-- What is longer than the column was is cut. The end of its own key, which keeps it unique in its group,
-- stands for the end that stays lost.
UPDATE ipam_vlan SET name = left(name, 51) || '-' || right(id::text, 12)
WHERE length(name) > 64;
