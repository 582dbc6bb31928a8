/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-id.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* `MANI`: the files that one device may hold now, each by the hash of all its bytes. Its serial
 * only grows; a lower one is refused, so an old list cannot be brought back. */
typedef enum
{
  GVT_FILE_PACK,     /* a village's voters: `PACK` */
  GVT_FILE_LEXICON,  /* frequent name words: `LEXI` */
  GVT_FILE_REGIONS,  /* the region list: `REGN` */
  GVT_FILE_MODULE,   /* teaching: `MODU` */
  GVT_FILE_STATIONS, /* a village's polling stations: `STAT` */
  GVT_FILE_DELTA,    /* from one version of a pack to the next: `DELT` */
  GVT_FILE_UNKNOWN,  /* of a newer version: left alone */
} GvtFileKind;

typedef struct
{
  GvtFileKind kind;
  char *name;      /* of a pack, its delta and stations "village/election", of a module its id */
  guint64 version; /* of the list, of the module */
  guint64 bytes;
  GvtHash hash;
  GvtHash base; /* of a delta: the pack that it is for; else zeros */
} GvtManifestEntry;

typedef struct
{
  guint64 serial; /* from 1 */
  gint64 issued_at_us;
  GvtId device;
  GPtrArray *entries; /* of GvtManifestEntry */
} GvtManifest;

#define GVT_MANIFEST_MAX_BYTES   (4 * 1024 * 1024)
#define GVT_MANIFEST_MAX_ENTRIES 10000
#define GVT_FILE_MAX_BYTES       (256 * 1024 * 1024) /* no single file is larger */

GvtManifest *gvt_manifest_new (guint64 serial, gint64 issued_at_us, const GvtId *device);
void gvt_manifest_add (GvtManifest *self,
                       GvtFileKind kind,
                       const char *name,
                       guint64 version,
                       guint64 bytes,
                       const GvtHash *hash);
/** gvt_manifest_add_delta: @version: of the pack that results, which is an entry, too. A laptop
 * that does not know deltas leaves it alone and takes that */
void gvt_manifest_add_delta (GvtManifest *self,
                             const char *name,
                             guint64 version,
                             guint64 bytes,
                             const GvtHash *hash,
                             const GvtHash *base);
/** gvt_manifest_entry_makes: whether @self is a delta that makes @pack */
gboolean gvt_manifest_entry_makes (const GvtManifestEntry *self, const GvtManifestEntry *pack);
void gvt_manifest_free (GvtManifest *self);

/** gvt_manifest_write: Returns: (transfer full) (nullable) */
GBytes *gvt_manifest_write (const GvtManifest *self, const GvtSecret *signing_key, GError **error);
/** gvt_manifest_read: Returns: (transfer full) (nullable): %GVT_ERROR_BAD_SIGNATURE unless
 * @signing_key signed it */
GvtManifest *gvt_manifest_read (GBytes *bytes, const GvtPublicKey *signing_key, GError **error);

/** gvt_manifest_check: %GVT_ERROR_BAD_SIGNATURE for another device's, %GVT_ERROR_EXPIRED for a
 * serial under @held_serial */
gboolean gvt_manifest_check (const GvtManifest *self,
                             const GvtId *device,
                             guint64 held_serial,
                             GError **error);

const char *gvt_file_kind_to_text (GvtFileKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtManifest, gvt_manifest_free)

G_END_DECLS
