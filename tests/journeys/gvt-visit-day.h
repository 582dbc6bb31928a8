/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-journey.h"
#include "gvt-planted-day.h"

G_BEGIN_DECLS

/* The planted day of a visit, and whoever sits at its laptop: how each journey of a visit begins
 * and ends. Main thread. */
typedef struct
{
  GvtPlantedDay day;   /* enrolled, with its lists and a planned visit; the centre serves */
  GvtJourney *journey; /* once somebody has signed in */
  guint width;         /* of the window, as gvt_journey_new_looking() has it; likewise below */
  guint text_percent;
} GvtVisitDay;

typedef void (*GvtVisitDayTest) (GvtVisitDay *self, gconstpointer data);

typedef struct
{
  const char *path; /* "/visit-journey/..." */
  GvtVisitDayTest test;
  gconstpointer data; /* (nullable): for @test */
  guint n_rows;       /* of the day's voter lists; 0: the usual few */
} GvtVisitDayCase;

/** gvt_visit_day_main: runs @cases, each on a new day. When one has ended, no planted word stands
 * in any file of the day (I10). Returns: what main() returns */
int gvt_visit_day_main (int argc, char **argv, const GvtVisitDayCase *cases, guint n_cases);

/** gvt_visit_day_sign_in: opens the window, and unlocks it as the planted officer */
void gvt_visit_day_sign_in (GvtVisitDay *self);
/** gvt_visit_day_sign_in_as: the same as somebody else who works there */
void gvt_visit_day_sign_in_as (GvtVisitDay *self, const char *user, const char *passphrase);
/** gvt_visit_day_lose_power: while the window is open; and signs in again as the officer,
 * to wherever that leads */
void gvt_visit_day_lose_power (GvtVisitDay *self);

/** gvt_visit_day_enrol_second: a laptop of the supervisor's own, in @folder, where the officer
 * works too; by the same line to the centre */
void gvt_visit_day_enrol_second (GvtVisitDay *self, const char *folder);

/** gvt_visit_day_read: what another program says, to `govotectl --json` and the words of @format.
 * Returns: (transfer full) */
JsonNode *gvt_visit_day_read (GvtVisitDay *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** gvt_visit_day_find_class: Returns: (transfer full): the id of the one that is called @name */
char *gvt_visit_day_find_class (GvtVisitDay *self, const char *name);

G_END_DECLS
