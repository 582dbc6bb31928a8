/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-event.h"
#include "gvt-leases.h"
#include "gvt-module-library.h"
#include "gvt-visit-plan.h"

G_BEGIN_DECLS

/* "Siap berangkat?": whether this laptop carries what a visit's plan needs. */

typedef enum
{
  GVT_READY_OK,
  GVT_READY_NOTE,    /* to be known, and no hindrance */
  GVT_READY_MISSING, /* without it the visit fails */
} GvtReadyState;

/* What mends a point. */
typedef enum
{
  GVT_REMEDY_NONE,
  GVT_REMEDY_SYNC,     /* a talk with the centre */
  GVT_REMEDY_PLAN,     /* another look at the plan */
  GVT_REMEDY_PRINT,    /* the paper for a class without power */
  GVT_REMEDY_BACKUP,   /* one of now */
  GVT_REMEDY_ROOM,     /* what is not needed goes from the disk */
  GVT_REMEDY_CLOCK,    /* a person sets it, in the settings of the system */
  GVT_REMEDY_POWER,    /* a person plugs it in */
  GVT_REMEDY_LIST,     /* the masked lists on paper */
  GVT_REMEDY_WORKLIST, /* the worklists on paper */
  GVT_N_REMEDIES,
} GvtRemedy;

/** gvt_remedy_code: "sync", "print", ...; "none". Returns: (transfer none) */
const char *gvt_remedy_code (GvtRemedy remedy);
/** gvt_remedy_label: what a button says that mends it. Translated, with an underline. Returns:
 * (transfer none) (nullable): %NULL for %GVT_REMEDY_NONE */
const char *gvt_remedy_label (GvtRemedy remedy);
/** gvt_remedy_command: the command line that mends it for the visit @visit. Returns: (transfer
 * full) (nullable): %NULL where only hands do */
char *gvt_remedy_command (GvtRemedy remedy, const char *visit);

/* One thing that was looked at. Immutable. Properties "code" (a stable word), "text" (translated
 * sentences), "state", "remedy" (int). */
#define GVT_TYPE_READY_POINT (gvt_ready_point_get_type ())
G_DECLARE_FINAL_TYPE (GvtReadyPoint, gvt_ready_point, GVT, READY_POINT, GObject)
const char *gvt_ready_point_get_code (GvtReadyPoint *self);
const char *gvt_ready_point_get_text (GvtReadyPoint *self);
GvtReadyState gvt_ready_point_get_state (GvtReadyPoint *self);
GvtRemedy gvt_ready_point_get_remedy (GvtReadyPoint *self);

/* What the judgement knows; from a laptop, or made up by a test. Borrows all. */
typedef struct
{
  const GvtVisitPlan *plan;
  const char *today; /* YYYY-MM-DD, by a time that can be trusted as far as any can */
  GvtModuleLibrary *library;
  GListModel *lists;           /* of #GvtLeasedList */
  GPtrArray *users;            /* of GvtUser: who can open this laptop */
  GvtRegionList *regions;      /* (nullable): before they were fetched */
  gboolean needs_confirmation; /* of the centre, after a copied disk */
  GvtClockTrust clock;
  guint64 n_unsent;           /* records on this laptop alone */
  guint n_overdue;            /* personal parts that should be gone (gvt-retention.h) */
  guint64 free_bytes;         /* of the disk with the profile */
  gint battery;               /* percent; -1 without one */
  gboolean is_charging;       /* or on mains */
  const char *printed;        /* (nullable): the day on which the paper of the visit was made */
  const char *const *misfits; /* (nullable): of gvt_print_describe_misfits(), with @printed */
  GPtrArray *list_papers;     /* (nullable): of GvtReadyPaper (gvt-ready-papers.h) */
  const char *backup;         /* (nullable): the day of the newest backup on this laptop */
} GvtReadyFacts;

/** gvt_readiness_judge: Returns: (transfer full): of #GvtReadyPoint, in the order of a check before
 * leaving; every point stands there, also those that are well */
GListModel *gvt_readiness_judge (const GvtReadyFacts *facts);

/** gvt_readiness_is_ready: no point is missing */
gboolean gvt_readiness_is_ready (GListModel *points);

/**
 * gvt_readiness_check:
 * @profile: unlocked, by anybody whose area has the place
 *
 * Looks at this laptop and judges. Any thread; blocks.
 *
 * Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND, %GVT_ERROR_FORBIDDEN
 */
GListModel *gvt_readiness_check (GvtProfile *profile,
                                 GvtModuleLibrary *library,
                                 const GvtId *visit,
                                 GError **error);

/** gvt_readiness_to_json: {"ready", "points": [{"code", "state", "text", "remedy", "command"}]};
 * commands name @visit. Returns: (transfer full) */
JsonObject *gvt_readiness_to_json (GListModel *points, const GvtId *visit);

G_END_DECLS
