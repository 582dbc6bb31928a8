/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a laptop asks for by stick. */
#include "gvt-courier-asking.h"

#include <string.h>

#include "gvt-prekey-stock.h"
#include "gvt-sync-private.h"

typedef struct
{
  GvtSyncRun *run;
  GvtCourierAsk *ask;
} Collecting;

static gboolean
collect_prekeys (GvtDb *db, gpointer user_data, GError **error)
{
  Collecting *self = user_data;

  if (!gvt_prekey_stock_fill (db, gvt_profile_get_clock (self->run->profile), error))
    return FALSE;
  self->ask->prekeys = gvt_sync_store_list_new_prekeys (db, error);
  return self->ask->prekeys != NULL;
}

/* A whole one counts as far as it is what its name says; of one that is being gathered the size
 * says how far it came, and its hash is asked when it is whole. */
static gboolean
measure (const char *path, const GvtHash *hash, gboolean is_whole, guint64 *bytes)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  GvtHash found;

  if (file == NULL)
    return FALSE;
  *bytes = g_mapped_file_get_length (file);
  if (!is_whole)
    return *bytes <= GVT_FILE_MAX_BYTES;
  gvt_hash_data (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), &found);
  return gvt_hash_equal (&found, hash);
}

static void
add_file (GvtCourierAsk *ask, const char *folder, const char *name)
{
  gboolean is_whole = g_str_has_suffix (name, GVT_SYNC_MODULE_SUFFIX);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = g_strndup (name, strcspn (name, "."));
  GvtCourierHolding holding;

  if ((is_whole || g_str_has_suffix (name, GVT_SYNC_PART_SUFFIX))
      && gvt_hash_from_text (text, &holding.hash, NULL)
      && measure (path, &holding.hash, is_whole, &holding.bytes))
    g_array_append_val (ask->files, holding);
}

static void
collect_modules (GvtSyncRun *run, GvtCourierAsk *ask)
{
  g_autofree char *folder = gvt_sync_modules_path (run->profile);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && ask->files->len < GVT_COURIER_ASK_MAX_FILES
         && (name = g_dir_read_name (dir)) != NULL)
    add_file (ask, folder, name);
}

gboolean
gvt_courier_collect_ask (GvtSyncRun *run, GvtCourierAsk *ask, GError **error)
{
  Collecting collecting = { run, ask };

  ask->after = run->centre->outbox_seq;
  ask->has_hash = TRUE;
  ask->hash = run->centre->outbox_hash;
  ask->files = g_array_new (FALSE, FALSE, sizeof (GvtCourierHolding));
  collect_modules (run, ask);
  return gvt_store_write (run->store, collect_prekeys, &collecting, error);
}
