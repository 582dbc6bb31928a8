/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* What the report of a visit needs to know of laptops and modules. */
typedef struct
{
  GvtId device;
  guint n_classes;   /* that came */
  guint n_open;      /* of these not closed */
  gboolean is_named; /* by the plan; where it names none, any laptop may go */
} GvtVisitLaptop;

/** gvt_report_store_list_laptops: those that held a class of @visit, or were named for it. Returns:
 * (transfer full) (element-type GvtVisitLaptop) (nullable) */
GArray *gvt_report_store_list_laptops (GvtDb *db, const GvtId *visit, GError **error);

/** gvt_report_store_list_modules: every version that was published: a class may have had an older
 * one. Returns: (transfer full) (element-type GvtHash) (nullable) */
GArray *gvt_report_store_list_modules (GvtDb *db, GError **error);

G_END_DECLS
