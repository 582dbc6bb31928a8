/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-id.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* The public half of a one-time X25519 key that a device deposits at the centre. A lease is sealed
 * to one of them; the device destroys the secret half when it has opened the lease. */
typedef struct
{
  GvtId id;
  GvtPublicKey key;
} GvtPrekey;

#define GVT_PREKEYS_WANTED 8  /* a device keeps at least so many deposited */
#define GVT_PREKEYS_MAX    64 /* in one message */

/* [{"id","key"}]; @prekeys: GArray of GvtPrekey */
JsonArray *gvt_prekeys_to_json (GArray *prekeys);
/** gvt_prekeys_from_json: Returns: (transfer full) (element-type GvtPrekey) (nullable): each one
 * such that a lease can be sealed to it */
GArray *gvt_prekeys_from_json (JsonArray *array, GError **error);

G_END_DECLS
