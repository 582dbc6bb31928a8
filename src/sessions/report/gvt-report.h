/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-module-library.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* The one-page report of a visit. */

/* A laptop whose records are in a report of the centre, or should be. */
typedef struct
{
  char *code;        /* of the laptop, or of its newest copy */
  gboolean is_named; /* by the plan */
  guint n_classes;   /* of the visit, as far as they came; 0: it was to go there, and none came */
  guint n_open;      /* of these not closed: more may come */
  guint64 n_records; /* how far its chain is known */
  GvtHash head;      /* of that chain */
} GvtReportLaptop;

void gvt_report_laptop_free (GvtReportLaptop *self);
/** gvt_report_laptops_to_json: [{"code", "is_named", "classes", "open", "records", "head",
 * "has_reported"}]. Returns: (transfer full) */
JsonArray *gvt_report_laptops_to_json (GPtrArray *laptops);

/* What the page says besides the records themselves. */
typedef struct
{
  const char *place_text; /* (nullable): "Desa Kuta, Kec. Pujut, ..."; the code stands otherwise */
  gboolean is_practice;   /* a watermark: invented data */
  GPtrArray *laptops;     /* (nullable) (element-type GvtReportLaptop): at the centre, where the
                             records of all of them are added up */
} GvtReportOptions;

/**
 * gvt_report_render:
 *
 * Draws the page in the language of the moment: letterhead, place, date, travel order, who was in
 * charge; people by class, sex, age and disability; modules and quiz results; signature lines, the
 * check code (gvt-report-code.h), the journal's head, both as a QR code too, and on the foot
 * device, user and time. A function of the records, @options and the journal's clock. Any thread;
 * blocks.
 *
 * Returns: (transfer full) (nullable): one A4 page as PDF
 */
GBytes *gvt_report_render (GvtProfile *profile,
                           GvtModuleLibrary *library,
                           const GvtId *visit,
                           const GvtReportOptions *options,
                           GError **error);

/** gvt_report_read: the figures alone (gvt-report-figures.h), and "code". Returns: (transfer full)
 * (nullable): errors as gvt_visits_view(). Any thread; blocks */
JsonObject *gvt_report_read (GvtProfile *profile,
                             GvtModuleLibrary *library,
                             const GvtId *visit,
                             GError **error);

/**
 * gvt_report_write:
 * @path: where the person wants it; replaced if it exists
 *
 * Renders, writes the file to its disk, then journals the export (session.reported/2 with the
 * file's digest and the check code). What cannot be written is not recorded; what cannot be
 * recorded does not stay. Leaves the sealed world by a person's act (I10): the caller has warned
 * them.
 */
gboolean gvt_report_write (GvtProfile *profile,
                           GvtModuleLibrary *library,
                           const GvtId *visit,
                           const GvtReportOptions *options,
                           const char *path,
                           GError **error);

G_END_DECLS
