-- Local: no event, never sent, kept by a rebuild.

ALTER TABLE own_key ADD COLUMN parent INTEGER; -- the incarnation that this one went on from; NULL: the one before it. Another one where a centre that was put back from a backup did not know those between
