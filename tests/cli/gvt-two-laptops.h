/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-program-run.h"

G_BEGIN_DECLS

/* A practice centre on loopback, with the invented regions, and two laptops that know nothing of
 * each other, the first of them enrolled: all by the built programs, in processes of their own. */

#define GVT_TWO_LAPTOPS_VILLAGE "99.01.01.2002"

typedef struct
{
  const char *folder;
  char *centre;
  char *laptops[2];
  char *passphrase;
  char *regions;
  char *csv;  /* of visits */
  char *date; /* in a week */
  char *address;
  GSubprocess *server;
} GvtTwoLaptops;

void gvt_two_laptops_set_up (GvtTwoLaptops *self, gconstpointer unused);
void gvt_two_laptops_tear_down (GvtTwoLaptops *self, gconstpointer unused);
/** gvt_two_laptops_enrol: @laptop: 0 or 1 */
void gvt_two_laptops_enrol (GvtTwoLaptops *self, guint laptop);

/** gvt_two_laptops_write_csv: visits as the centre imports them; "%D" stands for the day */
void gvt_two_laptops_write_csv (GvtTwoLaptops *self, const char *lines);
/** gvt_two_laptops_import: @option: (nullable). Returns: (transfer full) */
GvtProgramRun *gvt_two_laptops_import (GvtTwoLaptops *self, const char *option);
void gvt_two_laptops_assert_import (GvtTwoLaptops *self, const char *option, const char *expected);
/** gvt_two_laptops_centre_reads: @words: %NULL-terminated, at most twelve, as below. Returns:
 * (transfer full): what the centre prints */
JsonNode *gvt_two_laptops_centre_reads (GvtTwoLaptops *self, const char *const *words);

/** gvt_two_laptops_act: as the officer; it must succeed. @words: at most eight. Returns: (transfer
 * full) */
GvtProgramRun *gvt_two_laptops_act (GvtTwoLaptops *self,
                                    guint laptop,
                                    const char *input,
                                    const char *const *words);
/** gvt_two_laptops_read: the same, what it prints. Returns: (transfer full) */
JsonNode *gvt_two_laptops_read (GvtTwoLaptops *self, guint laptop, const char *const *words);
void gvt_two_laptops_sync (GvtTwoLaptops *self, guint laptop);
/** gvt_two_laptops_hold_class: @groups: lines of gvt-people-groups.h. Returns: (transfer full): its
 * id */
char *gvt_two_laptops_hold_class (
    GvtTwoLaptops *self, guint laptop, const char *visit, const char *name, const char *groups);

G_END_DECLS
