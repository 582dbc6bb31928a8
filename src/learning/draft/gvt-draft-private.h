/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-draft-texts.h"

G_BEGIN_DECLS

#define GVT_DRAFT_MODULE "module.json"
#define GVT_DRAFT_QUIZ   "quiz.json"

/** gvt_draft_texts_new: @files: path -> GBytes; (transfer full). Returns: (transfer full) */
GvtDraftTexts *gvt_draft_texts_new (const char *folder, GHashTable *files);
/** gvt_draft_texts_save_as_other: @folder: of the draft that these are of. Returns: (transfer full)
 * (nullable): the folder of a new draft beside it, with its media */
char *gvt_draft_texts_save_as_other (const GvtDraftTexts *self, const char *folder, GError **error);
/** gvt_draft_texts_list: Returns: (transfer container): the paths */
GList *gvt_draft_texts_list (const GvtDraftTexts *self);

/** gvt_draft_texts_parse: Returns: (transfer full) (nullable): one of its JSON files */
JsonObject *gvt_draft_texts_parse (const GvtDraftTexts *self, const char *file, GError **error);

/* JSON of a module as an author would like to find it: indented, members in the order in which they
 * were, those that this program does not know, too. */

/** gvt_draft_json_read: Returns: (transfer full) (nullable) */
JsonObject *gvt_draft_json_read (GBytes *text, const char *file, GError **error);
GBytes *gvt_draft_json_write (JsonObject *object);
/** gvt_draft_json_copy: deep, its texts composed (NFC), as files have them. Returns: (transfer
 * full) */
JsonObject *gvt_draft_json_copy (JsonObject *object);
/** gvt_draft_json_find: Returns: (transfer none) (nullable): the object at @index of an array */
JsonObject *gvt_draft_json_find (JsonObject *parent, const char *name, guint index);
/** gvt_draft_json_length: 0 when there is no such array */
guint gvt_draft_json_length (JsonObject *parent, const char *name);
/** gvt_draft_json_insert: @element: (transfer full): before the one at @index, or as the last */
void gvt_draft_json_insert (JsonObject *parent, const char *name, guint index, JsonNode *element);
/** gvt_draft_json_move: Returns: whether anything is elsewhere now */
gboolean gvt_draft_json_move (JsonObject *parent, const char *name, guint from, guint to);
/** gvt_draft_json_restore: puts back what stood at @index of @before (nullable). Returns: (transfer
 * none) (nullable): it; %NULL when its id is taken or there are @max already */
JsonObject *gvt_draft_json_restore (
    JsonObject *parent, const char *name, JsonObject *before, guint index, guint max);
/** gvt_draft_json_free_id: "stem-N", which no element of @name has. Returns: (transfer full) */
char *gvt_draft_json_free_id (JsonObject *parent, const char *name, const char *stem);

G_END_DECLS
