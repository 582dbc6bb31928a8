/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-region.h"
#include "gvt-roll.h"
#include "gvt-school-lists.h"
#include "gvt-school-row.h"

G_BEGIN_DECLS

/* The pupils of a visit's school, beside the voter lists that this laptop carries.
 *
 * Nothing of it is recorded but that it was looked at: it is sorted anew whenever somebody looks,
 * out of the sealed sheet, the lists and the proposals as they are then. One pass through twenty
 * villages is a matter of a moment; what was recorded would be wrong with the next list version,
 * the next proposal and the next birthday, and would say of a named minor what the lists say. */
typedef struct
{
  GPtrArray *rows; /* GvtSchoolRow: pile by pile, as GvtSchoolPile has them, by name in each */
  guint counts[GVT_N_PILES];
  guint n_twice;    /* lines that said the same of somebody again */
  char *day;        /* "YYYY-MM-DD": on which who is 17 may vote */
  guint n_villages; /* whose lists were looked through */
  GvtSchoolListState state;
  gatomicrefcount refs;
} GvtSchoolPiles;

GvtSchoolPiles *gvt_school_piles_ref (GvtSchoolPiles *self);
void gvt_school_piles_unref (GvtSchoolPiles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSchoolPiles, gvt_school_piles_unref)

/**
 * gvt_school_piles_sort:
 * @regions: (nullable): by which villages are known by their names
 * @visit: whose pupils
 * @day: (nullable): "YYYY-MM-DD": the voting day, where one is set; %NULL for today, as continuous
 *   updating (PDPB) counts
 * @purpose: why, as gvt_purpose_check() takes it
 *
 * That it was looked at, by whom and why is on disk before it is returned, as with
 * gvt_people_match(). Of a visit without a list nothing is looked at, and nothing is recorded.
 * Errors as gvt_school_lists_read_state() and gvt_people_match().
 *
 * Returns: (transfer full) (nullable)
 */
GvtSchoolPiles *gvt_school_piles_sort (GvtProfile *profile,
                                       GvtRoll *roll,
                                       GvtRegionList *regions,
                                       const GvtId *visit,
                                       const char *day,
                                       const char *purpose,
                                       GError **error);

/** gvt_school_piles_describe: how many are where, in one line. Translated. Returns: (transfer full)
 */
char *gvt_school_piles_describe (const GvtSchoolPiles *self);

/** gvt_school_piles_describe_facts: on which day age counts, when the list is erased, and what of
 * the files was not taken, in sentences. Translated. Returns: (transfer full) */
char *gvt_school_piles_describe_facts (const GvtSchoolPiles *self);

/** gvt_school_piles_to_json: {"day", "pupils", "counts": {by pile}, "twice", "left_out", "erased",
 * "erased_on", "villages", "rows": of gvt_school_row_to_json()}. Returns: (transfer full) */
JsonObject *gvt_school_piles_to_json (const GvtSchoolPiles *self);

G_END_DECLS
