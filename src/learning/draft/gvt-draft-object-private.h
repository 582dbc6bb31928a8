/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-draft-private.h"
#include "gvt-draft.h"

G_BEGIN_DECLS

struct _GvtDraft
{
  GObject parent_instance;

  char *folder;
  JsonObject *module;
  JsonObject *quiz;     /* or NULL */
  GHashTable *cards;    /* file -> GBytes */
  GvtDraftTexts *saved; /* what the folder holds, as far as we know */
  GPtrArray *before;    /* of GvtDraftTexts: what it held, oldest first */
  gboolean is_undoing;  /* the next save goes back, so it can not be gone back from */
};

void gvt_draft_changed (GvtDraft *self);
/** gvt_draft_put_text: composed (NFC), as files have it. Returns: whether it is another text now */
gboolean gvt_draft_put_text (JsonObject *object, const char *name, const char *text);

G_END_DECLS
