/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

typedef struct
{
  const char *folder;        /* made, or empty */
  const char *database;      /* (nullable): the address of a PostgreSQL database to keep it in */
  const char *name;          /* of the centre, for people */
  const char *root_key_file; /* written; to be taken offline */
  gboolean practice;         /* invented data only */
} GvtCentralOptions;

/**
 * gvt_central_create:
 *
 * Makes a new centre: its folder, store and key file, root key, online keys, the first KEYS
 * statement, and its own journal. %GVT_ERROR_BAD_INPUT when the folder holds anything already or
 * the root key's file exists.
 */
gboolean gvt_central_create (const GvtCentralOptions *options, GvtClock *clock, GError **error);

G_END_DECLS
