-- What is longer than the column was is cut. The end of its own key, which keeps it unique, stands for the
-- end that stays lost.
UPDATE dcim_device SET asset_tag = left(asset_tag, 37) || '-' || right(id::text, 12)
WHERE length(asset_tag) > 50;
