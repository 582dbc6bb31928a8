/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-manifest.h"

G_BEGIN_DECLS

/* Files that laptops may fetch, and what each of them was told. */
typedef struct
{
  GvtHash hash;
  const char *kind; /* gvt_file_kind_to_text() */
  const char *name;
  guint64 version;
  guint64 bytes;
  const GvtHash *lexicon; /* (nullable): of a pack */
} GvtFileRecord;

/** gvt_file_store_add: one that was published before stays as it is */
gboolean gvt_file_store_add (GvtDb *db, const GvtFileRecord *file, gint64 at_us, GError **error);
gboolean gvt_file_store_has (GvtDb *db, const GvtHash *hash, gboolean *has, GError **error);
/** gvt_file_store_find_version: of the newest file of that @kind and @name; 0 when there is none.
 * @hash may be %NULL. */
gboolean gvt_file_store_find_version (
    GvtDb *db, const char *kind, const char *name, guint64 *version, GvtHash *hash, GError **error);
/** gvt_file_store_add_entries: adds to @manifest what its device may hold at @now_us */
gboolean gvt_file_store_add_entries (
    GvtDb *db, guint32 incarnation, gint64 now_us, GvtManifest *manifest, GError **error);

/* One that was published, for who looks at all of them. */
typedef struct
{
  GvtHash hash;
  char *kind;
  char *name;
  guint64 version;
} GvtPublishedFile;

void gvt_published_file_free (GvtPublishedFile *self);
/** gvt_file_store_list_current: all that some laptop may be told of, not what a newer one replaced.
 * Returns: (transfer full) (element-type GvtPublishedFile) (nullable) */
GPtrArray *gvt_file_store_list_current (GvtDb *db, GError **error);

/** gvt_file_store_load_manifest: the last one that was told; serial 0 before the first */
gboolean gvt_file_store_load_manifest (
    GvtDb *db, const GvtId *device, guint64 *serial, GvtHash *digest, GError **error);
gboolean gvt_file_store_set_manifest (
    GvtDb *db, const GvtId *device, guint64 serial, const GvtHash *digest, GError **error);

G_END_DECLS
