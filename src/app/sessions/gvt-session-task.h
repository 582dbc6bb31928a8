/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"
#include "gvt-module-library.h"
#include "gvt-profile.h"
#include "gvt-visit-plan.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What a worker of the session pages is given, one shape for all: whose, of what, and what is said
 * of it. */
typedef struct
{
  GvtProfile *profile;
  GvtModuleLibrary *library; /* (nullable) */
  GvtModule *module;         /* (nullable) */
  GvtRegionList *regions;    /* (nullable) */
  GvtClassQuiz *quiz;        /* (nullable) */
  GvtVisitPlan *plan;        /* (nullable) */
  GvtId id;                  /* of a visit, a session or a quiz */
  char *texts[3];
  guint numbers[2];
  GArray *counts; /* (nullable): of guint */
  gboolean flag;
} GvtSessionTask;

/** gvt_session_task_new: has @work do @func with a task of @id (nullable). Returns: (transfer
 * none): to be filled further before it runs */
GvtSessionTask *
gvt_session_task_new (GvtWork *work, GvtProfile *profile, const GvtId *id, GvtWorkFunc func);

G_END_DECLS
