/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-relay.h"

G_BEGIN_DECLS

/* One field day, acted by the built programs as people would act it: a centre of its own on
 * loopback, a laptop of its own, a line between them that loses an answer. Everything lies in one
 * private folder, and everybody in it is invented. Main thread; blocks. */

#define GVT_FIELD_FACILITATOR "LATIHAN-F"
#define GVT_FIELD_OFFICER     "LATIHAN-O"
#define GVT_FIELD_SUPERVISOR  "LATIHAN-S"
#define GVT_FIELD_N_USERS     3
#define GVT_FIELD_ELECTION    "latihan-2026"
#define GVT_FIELD_VILLAGE     "52.69.01.2002" /* where the visit goes */
#define GVT_FIELD_PURPOSE     "memeriksa TPS" /* of look-ups */
#define GVT_FIELD_NEW_RT      "009"           /* what is proposed */
#define GVT_FIELD_MODULE      "m7-sah-tidak-sah"
#define GVT_FIELD_MEN         14
#define GVT_FIELD_WOMEN       17

/* A voter of the invented list, as its file has him. */
typedef struct
{
  char *nik;
  char *name;
  char *sex;
  char *rt;
  char *tps;
} GvtFieldVoter;

typedef struct
{
  char *folder; /* holds all that follows */
  char *centre;
  char *laptop;
  char *regions;       /* the practice region list */
  char *list;          /* the invented voters */
  char *stations;      /* and where they vote, invented likewise */
  char *report;        /* where the report goes */
  char *today;         /* "YYYY-MM-DD" */
  GSubprocess *server; /* (nullable): while the centre answers */
  GvtRelay *relay;     /* (nullable): between laptop and centre */
  char *device;        /* the laptop's code of four symbols */
  char *visit;         /* ids, as text */
  char *session;
  guint n_answers; /* to the quiz */
  char *receipt;   /* of the proposal */
  gint64 n_rows;   /* of the worklist */
  GvtFieldVoter voter;
} GvtFieldDay;

/** GvtFieldStep: @run: does it, checks what came of it, and counts it */
typedef struct
{
  const char *name; /* as in the transcript; %NULL ends a list */
  const char *does; /* what is counted, translated when printed */
  gboolean (*run) (GvtFieldDay *day, guint64 *count, GError **error);
} GvtFieldStep;

extern const GvtFieldStep gvt_field_office_steps[];
extern const GvtFieldStep gvt_field_class_steps[];
extern const GvtFieldStep gvt_field_roll_steps[];
extern const GvtFieldStep gvt_field_coktas_steps[];
extern const GvtFieldStep gvt_field_settle_steps[];
extern const GvtFieldStep gvt_field_compare_steps[];

/** gvt_field_day_new: @folder: empty, 0700 */
GvtFieldDay *gvt_field_day_new (const char *folder);
/** gvt_field_day_free: stops the centre and the line; the folder stays */
void gvt_field_day_free (GvtFieldDay *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtFieldDay, gvt_field_day_free)

G_END_DECLS
