/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-test-results.h"
#include "gvt-test-sitting-private.h"

G_BEGIN_DECLS

/* Who took both tests. Private to the folder. */

/* One module: its tests in all classes that are looked at. */
typedef struct
{
  char *module;
  GPtrArray *before; /* of GvtTestSitting, as they were opened */
  GPtrArray *after;
} GvtTestGroup;

GvtTestGroup *gvt_test_group_new (const char *module); /* (transfer full) */
void gvt_test_group_free (GvtTestGroup *self);

/* Two tests of one person, borrowed. */
typedef struct
{
  const GvtTestSitting *before_sitting;
  const GvtTestSitting *after_sitting;
  const GvtSittingPerson *before;
  const GvtSittingPerson *after;
} GvtTestPair;

/** gvt_test_pairs_find: within each class, by card or by code, as its tests say. @by_code: (out):
 * what came of codes, and of those that met none. Returns: (transfer full): of #GvtTestPair */
GArray *gvt_test_pairs_find (const GvtTestGroup *group, GvtCodePairing *by_code);

G_END_DECLS
