/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-laptop-schema.h"

static const char *const files[] = { GVT_LAPTOP_SQL_FILES, NULL };

const GvtSchema gvt_laptop_schema = {
  .application_id = 0x4756544c, /* "GVTL" */
  .get_resource = gvt_sql_get_resource,
  .files = files,
};
