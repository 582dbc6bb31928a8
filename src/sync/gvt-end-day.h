/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-backup.h"
#include "gvt-courier.h"

G_BEGIN_DECLS

/* "Akhiri hari": everything that this laptop alone has goes onto a stick, in three ways: as courier
 * parts for the centre, as a backup, and as one page of numbers for people. All of it is read once
 * more before it counts as written. */

typedef enum
{
  GVT_END_DAY_WRITING,  /* records, as parts */
  GVT_END_DAY_PHOTOS,   /* photos, likewise */
  GVT_END_DAY_BACKUP,   /* pages */
  GVT_END_DAY_CHECKING, /* not counted */
} GvtEndDayStage;

/* What the records of a shipment are about. */
typedef enum
{
  GVT_END_DAY_VISITS,
  GVT_END_DAY_CLASSES, /* sessions, and who was there */
  GVT_END_DAY_ANSWERS, /* of quizzes and tests */
  GVT_END_DAY_SURVEYS,
  GVT_END_DAY_PROPOSALS,
  GVT_END_DAY_LOOKUPS,
  GVT_END_DAY_OTHERS, /* of the laptop itself */
  GVT_END_DAY_N_KINDS,
} GvtEndDayKind;

typedef struct
{
  gint64 at_us; /* by this laptop's clock */
  GvtShipment shipment;
  guint64 counts[GVT_END_DAY_N_KINDS]; /* records in it; together its number */
  GvtBackup *backup;
  char *summary; /* path of the page as text */
  char *paper;   /* path of the page as A4 PDF, to be signed by who hands over and who takes */
} GvtEndDay;

void gvt_end_day_clear (GvtEndDay *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtEndDay, gvt_end_day_clear)

/**
 * gvt_end_day_run:
 * @profile: unlocked, by any user
 * @sticks: (array zero-terminated=1): folders that are there; all goes into their
 * %GVT_COURIER_FOLDER. What does not fit onto one goes onto the next
 * @progress: (nullable): #GvtEndDayStage
 * @report: (inout): zeros; or as a run left it that was stopped, or found the last stick full: then
 * it goes on with what is not written yet, onto others
 *
 * Once more with the same stick doubles nothing at the centre. Whatever stops it, the laptop still
 * has everything, and what stands on the sticks by its full name is whole. Locking is the caller's.
 * Errors as gvt_courier_send(), gvt_backup_make(). Blocks; any thread.
 */
gboolean gvt_end_day_run (GvtProfile *profile,
                          const char *const *sticks,
                          GvtProgress *progress,
                          GvtEndDay *report,
                          GCancellable *cancellable,
                          GError **error);

/** gvt_end_day_describe: Returns: (transfer full): what was written, in lines; translated */
char *gvt_end_day_describe (const GvtEndDay *self);
/** gvt_end_day_to_json: Returns: (transfer full) */
JsonObject *gvt_end_day_to_json (const GvtEndDay *self);

G_END_DECLS
