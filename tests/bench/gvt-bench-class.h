/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* A class, made with the library's own acts: a named list, a test before and after, quizzes on the
 * laptop, on paper and by hands, and a survey. */

#define GVT_BENCH_PEOPLE  500   /* as large as a class gets */
#define GVT_BENCH_ANSWERS 20000 /* then at least so many, of cards; hands come on top */

typedef struct
{
  GvtProfile *profile;
  GvtModuleLibrary *library;
  GvtId visit;
  GvtId session;
  guint n_people;
  guint n_answers; /* of cards that were taken: so many rows */
  double made_s;   /* seconds to record it all */
} GvtBenchClass;

/** gvt_bench_class_make: of %GVT_BENCH_PEOPLE. @folder: becomes a profile, with the users of
 * gvt_test_vault() */
void gvt_bench_class_make (GvtBenchClass *self, const char *folder);
/** gvt_bench_class_make_in: of @n_people, @profile being open. @clock: (nullable): a fixed one,
 * which goes on between two acts as long as people take */
void
gvt_bench_class_make_in (GvtBenchClass *self, GvtProfile *profile, GvtClock *clock, guint n_people);
void gvt_bench_class_clear (GvtBenchClass *self);

G_END_DECLS
