/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-region.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* `REGN`: the region list as the centre loaded it: a signed file whose payload is the zstd frame of
 * its CSV (gvt-region.h). */
#define GVT_REGION_FILE_MAX_CSV (64 * 1024 * 1024)

/** gvt_region_file_write: @csv is read first, so that only what every laptop can read is signed.
 * Returns: (transfer full) (nullable) */
GBytes *gvt_region_file_write (GBytes *csv, const GvtSecret *signing_key, GError **error);
/** gvt_region_file_read: @signer: (nullable): the centre's online key, or %NULL for a file whose
 * hash is already trusted. Returns: (transfer full) (nullable) */
GvtRegionList *gvt_region_file_read (GBytes *file, const GvtPublicKey *signer, GError **error);

G_END_DECLS
