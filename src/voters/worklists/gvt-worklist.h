/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-event.h"
#include "gvt-voter-hit.h"

G_BEGIN_DECLS

/* How far a worklist is. Rows count once, by what was found out last. */
typedef struct
{
  guint n_rows;
  guint n_fits;
  guint n_changed;
  guint n_tms;
  guint n_not_met; /* and not met since */
  guint n_refuses;
  guint n_new;  /* people beside them */
  guint n_open; /* nobody was there yet */
} GvtWorklistProgress;

/* One row. What was found out is there without the lists; who it is only in what
 * gvt_worklists_open() gives. */
typedef struct
{
  guint number;     /* from 1 */
  char *code;       /* "K7-42-Q" */
  char *outcome;    /* (nullable): GVT_OUTCOME_*, that stands now */
  char *tms_scheme; /* (nullable), with the next */
  char *tms_code;
  guint n_not_met;  /* tries that met nobody */
  guint n_new;      /* people beside the row, of its household */
  guint8 key[8];    /* gvt-worklist-key.h */
  GvtVoterHit *hit; /* (nullable): not opened, or in no list that is here */
  char *address;    /* (nullable), with the next: dusun or street */
  char *rt;
  char *rw;
  guint household; /* from 1, in the order of the worklist; 0 where not known */
} GvtWorklistRow;

/* A worklist as this laptop has it. Immutable; any thread. */
#define GVT_TYPE_WORKLIST (gvt_worklist_get_type ())
G_DECLARE_FINAL_TYPE (GvtWorklist, gvt_worklist, GVT, WORKLIST, GObject)

const GvtId *gvt_worklist_get_id (GvtWorklist *self);
const GvtId *gvt_worklist_get_visit (GvtWorklist *self);
const char *gvt_worklist_get_code (GvtWorklist *self);  /* two symbols */
const char *gvt_worklist_get_title (GvtWorklist *self); /* as the centre named it */
const char *gvt_worklist_get_place (GvtWorklist *self);
guint gvt_worklist_get_n_rows (GvtWorklist *self);
/** gvt_worklist_get_row: Returns: (transfer none) (nullable): @number: from 1 */
GvtWorklistRow *gvt_worklist_get_row (GvtWorklist *self, guint number);
void gvt_worklist_get_progress (GvtWorklist *self, GvtWorklistProgress *progress);
/** gvt_worklist_describe_progress: "12 of 40: 9 fit, ...", translated. Returns: (transfer full) */
char *gvt_worklist_describe_progress (GvtWorklist *self);
/** gvt_worklist_get_last_act: %FALSE where nothing stands that could be undone */
gboolean gvt_worklist_get_last_act (GvtWorklist *self, GvtId *act);

/** gvt_outcome_words: "fits", "not met (2nd try)" ..., translated. Returns: (transfer full): "" of
 * a row where nobody was yet */
char *gvt_worklist_row_words (const GvtWorklistRow *row);

/** gvt_worklist_to_json: {"id","visit","code","title","place_code","progress": {...}}. Returns:
 * (transfer full) */
JsonObject *gvt_worklist_to_json (GvtWorklist *self);
/** gvt_worklist_row_to_json: {"row","code","outcome","tms_scheme","tms_code","tries","new"} and,
 * where it was opened, {"household","address","rt","rw","voter": as gvt_voter_hit_to_json()}.
 * Returns: (transfer full) */
JsonObject *gvt_worklist_row_to_json (const GvtWorklistRow *row);

/* While it is being made. */
GvtWorklist *gvt_worklist_new_from_event (const GvtEvent *taken, GError **error);
gboolean gvt_worklist_apply_mark (GvtWorklist *self, JsonObject *body, GError **error);
/** gvt_worklist_carry_people: takes who stands in each row from @opened, the same worklist as it
 * was opened before */
void gvt_worklist_carry_people (GvtWorklist *self, GvtWorklist *opened);

G_END_DECLS
