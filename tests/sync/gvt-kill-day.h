/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-test-laptop.h"

G_BEGIN_DECLS

/* A field day that goes round and round, each act a process of its own, which may be killed. Kept
 * is what was acknowledged: printed, or ended well. */
typedef struct
{
  GvtCentreProcess *centre;
  GvtLaptop *laptop; /* only its folder: the programs work on it */
  char *code;        /* the laptop's four symbols */
  char *passphrase;  /* the file */
  char *nik;         /* of a voter in its lists */

  GPtrArray *visits; /* ids */
  GPtrArray *sessions;
  GPtrArray *closed;   /* of the sessions */
  GPtrArray *receipts; /* of proposals */
  guint n_cards;       /* in the last session, that answered */
  guint n_lookups;
} GvtKillDay;

/* One kind of act. */
typedef struct
{
  const char *name;
  /* adds the arguments; returns standard input, (nullable) (transfer full) */
  char *(*prepare) (GvtKillDay *day, GPtrArray *arguments);
  /* it was acknowledged; @reply: what it printed, an object or an array */
  void (*note) (GvtKillDay *day, JsonNode *reply);
  gboolean may_be_done; /* a second one is refused when the first, killed, was done already */
} GvtKillAct;

extern const GvtKillAct gvt_kill_acts[]; /* ends with a NULL name; in the order of a day */

GvtKillDay *gvt_kill_day_new (void);
void gvt_kill_day_free (GvtKillDay *self);

/** gvt_kill_day_start: begins @act. Returns: (transfer full) */
GSubprocess *gvt_kill_day_start (GvtKillDay *self, const GvtKillAct *act);
/** gvt_kill_day_finish: waits for what was started. Returns: whether it was acknowledged */
gboolean gvt_kill_day_finish (GvtKillDay *self, const GvtKillAct *act, GSubprocess *process);
/** gvt_kill_day_ask: a question, with --json; asserts that it succeeds. Returns: (transfer full) */
JsonNode *gvt_kill_day_ask (GvtKillDay *self, ...) G_GNUC_NULL_TERMINATED;

/** gvt_kill_day_assert_nothing_lost: all that was acknowledged is on the laptop and at the centre,
 * which hold the same; both chains verify and rebuild the same. Ends the server. */
void gvt_kill_day_assert_nothing_lost (GvtKillDay *self);

G_END_DECLS
