/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-arena.h"
#include "gvt-name-match.h"
#include "gvt-name-query.h"
#include "gvt-roll.h"
#include "gvt-voter-hit.h"
#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* Searching without a record: only gvt-lookup.c may, which writes down who asked before it shows
 * what was found; measurements too. */

typedef struct
{
  GListStore *hits;    /* GvtVoterHit, in the order of the lists; after a name the best first */
  gboolean is_cut;     /* there are more than the limit */
  GListModel *lists;   /* GvtLeasedList: those that were searched */
  guint n_lists;       /* 0: the village that was asked for is not carried */
  gboolean is_village; /* one village was named, so that "not in its list" is an answer */
  guint n_rows;        /* of these lists */
  GListStore
      *damaged; /* GvtLeasedList: those that should have been searched too, and cannot be read */
  guint n_damaged;
} GvtRollFound;

void gvt_roll_found_clear (GvtRollFound *found);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtRollFound, gvt_roll_found_clear)

/** gvt_roll_get_user: Returns: (transfer none): the code of the user for whom it was opened */
const char *gvt_roll_get_user (GvtRoll *self);

/** gvt_roll_find_nik: @area: a village, a larger region, or "" for all lists. %GVT_ERROR_LOCKED
 * when the roll was dropped */
gboolean gvt_roll_find_nik (
    GvtRoll *self, const char *nik, const char *area, GvtRollFound *found, GError **error);

/** gvt_roll_find_nik_part: @part: as gvt_nik_part_find() takes it; at most @limit, in the order of
 * the lists */
gboolean gvt_roll_find_nik_part (GvtRoll *self,
                                 const char *part,
                                 const char *area,
                                 guint limit,
                                 GvtRollFound *found,
                                 GError **error);

/** gvt_roll_find_name: whom @given fits best, the best first; at most @limit. @place: weighed with
 * it; where none is said, the last words of the name may be one too */
gboolean gvt_roll_find_name (GvtRoll *self,
                             const GvtMatchPerson *given,
                             const GvtSaidPlace *place,
                             const char *area,
                             guint limit,
                             GvtRollFound *found,
                             GError **error);

/* @list, @row: as long as the call. */
typedef void (*GvtRowFunc) (GvtLeasedList *list, const GvtVoterRow *row, gpointer user_data);
/** gvt_roll_each_row: every row of every list, in order; for what compares them with each other or
 * with somebody. %GVT_ERROR_LOCKED when the roll was dropped */
gboolean gvt_roll_each_row (GvtRoll *self, GvtRowFunc func, gpointer user_data, GError **error);

/** gvt_roll_new_for_tables: a roll of tables made by hand, for measurements. @arena: (transfer
 * full): theirs */
GvtRoll *gvt_roll_new_for_tables (GvtArena *const *arenas, GPtrArray *lists, GPtrArray *tables);

/** gvt_roll_check_time: %GVT_ERROR_EXPIRED where a lease has ended since the lists were opened, and
 * neither an extension nor a class keeps its lists open: all are closed then */
gboolean gvt_roll_check_time (GvtRoll *self, GvtProfile *profile, GError **error);

G_END_DECLS
