/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-program-run.h"

G_BEGIN_DECLS

/* A whole visit as a list of commands, each a run of the built program, which may be killed. What
 * is recorded of it can be asked for at any moment, and compared between two such visits. */

#define GVT_VISIT_MAX_ARGS 10

/* What may be found of an act whose program was killed. */
typedef enum
{
  GVT_ACT_PARTS, /* some of its lines; again, it does the rest */
  GVT_ACT_WHOLE, /* all or nothing */
} GvtVisitActNature;

/* One command. An argument may name what earlier acts made: "@visit", "@visit2", the first class of
 * all "@1", the
 * second quiz of that "@1.2"; and "@report", the file. */
typedef struct
{
  const char *name; /* for messages */
  const char *args[GVT_VISIT_MAX_ARGS];
  const char *input; /* (nullable): standard input */
  GvtVisitActNature nature;
} GvtVisitAct;

extern const GvtVisitAct gvt_visit_acts[]; /* ends with a NULL name */

typedef struct
{
  char *folder; /* of the profile */
  char *passphrase_file;
  GRegex *ids;
  GRegex *times;
} GvtScriptedVisit;

/** gvt_scripted_visit_new: in a folder of its own, with a new profile */
GvtScriptedVisit *gvt_scripted_visit_new (void);
/** gvt_scripted_visit_free: its folder goes too */
void gvt_scripted_visit_free (GvtScriptedVisit *self);

/** gvt_scripted_visit_start: begins @act. Returns: (transfer full) */
GSubprocess *gvt_scripted_visit_start (GvtScriptedVisit *self, const GvtVisitAct *act);
/** gvt_scripted_visit_finish: waits for the end of @process. Returns: whether it ended well; %FALSE
 * when it was killed; what fails otherwise fails the test */
gboolean gvt_scripted_visit_finish (GSubprocess *process);

/** gvt_scripted_visit_describe: all that the program says is recorded, with ids by the order in
 * which they come and without times. Returns: (transfer full) */
char *gvt_scripted_visit_describe (GvtScriptedVisit *self);
/** gvt_scripted_visit_report: the text of the report's page, without what differs from day to day.
 * Returns: (transfer full) */
char *gvt_scripted_visit_report (GvtScriptedVisit *self);

G_END_DECLS
