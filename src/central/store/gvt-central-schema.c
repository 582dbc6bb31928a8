/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-schema.h"

#include "gvt-laptop-schema.h"

/* Until the first release. From then on a new file, the laptop's or the centre's, goes to the end
 * of a list that is written out here: an applied file must never change its number. */
static const char *const files[] = {
  GVT_LAPTOP_SQL_FILES,
  GVT_SQL_PATH "central/0001-centre.sql",
  GVT_SQL_PATH "central/0002-faulty-nik.sql",
  GVT_SQL_PATH "central/0003-incarnations.sql",
  GVT_SQL_PATH "central/0004-slots.sql",
  GVT_SQL_PATH "central/0005-forks.sql",
  GVT_SQL_PATH "central/0006-proposal-makers.sql",
  NULL,
};

const GvtSchema gvt_central_schema = {
  .application_id = 0x47565443, /* "GVTC" */
  .get_resource = gvt_sql_get_resource,
  .files = files,
};
