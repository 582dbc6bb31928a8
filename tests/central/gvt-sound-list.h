/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-test.h"

/* A sound voter list, to be spoilt, and what the centre makes of the spoilt one. */

#define GVT_SOUND_LIST_HEAD    "KODE WILAYAH;NKK;NIK;NAMA;TANGGAL LAHIR;STATUS;KELAMIN;RT;RW;TPS\n"
#define GVT_SOUND_LIST_ROWS    15
#define GVT_SOUND_LIST_VILLAGE "99.01.01.2002"

/* Eight households; the card of one truly ends in 0. */
extern const char gvt_sound_list_rows[];

/** gvt_sound_list_of: the head and both texts. Returns: (transfer full) */
GString *gvt_sound_list_of (const char *first, const char *second);
/** gvt_sound_list_new: the head and the rows. Returns: (transfer full) */
GString *gvt_sound_list_new (void);

/** gvt_sound_list_set_up: a centre that knows the regions */
void gvt_sound_list_set_up (GvtCentralFixture *fixture, gconstpointer unused);
/** gvt_sound_list_assert_refused: the file is refused, whatever number the operator accepts, for
 * @told, the first of it in @lines; nothing is written and no cell is told. Frees @csv */
void gvt_sound_list_assert_refused (GvtCentralFixture *fixture,
                                    GString *csv,
                                    const char *village,
                                    const char *told,
                                    const char *lines);
/** gvt_sound_list_assert_taken: by a centre of its own, @n_faults of its rows being at fault. Frees
 * @csv */
void gvt_sound_list_assert_taken (GString *csv, guint64 n_faults);

#define GVT_SOUND_LIST_ADD(name, func) \
  g_test_add (name, GvtCentralFixture, NULL, gvt_sound_list_set_up, func, \
              gvt_central_fixture_tear_down)
