/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include "gvt-lesson-page.h"
#include "gvt-module-library.h"
#include "gvt-picture-pupil.h"

/* One card of each module, so that its drawings are looked at. */
static gboolean
open_card (GvtWindow *window, const char *id, guint index, gboolean is_without_words)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GvtModule *module = gvt_module_library_find (library, id, NULL);
  GvtPageStack *section = gvt_window_get_section (window, "learning");

  gvt_picture_show_root (window, "learning");
  gvt_page_stack_push (section, is_without_words ? gvt_lesson_page_new_pictures (module, index)
                                                 : gvt_lesson_page_new (module, index));
  return TRUE;
}

static gboolean
open_card_voters (GvtWindow *window)
{
  return open_card (window, "m2-siapa-pemilih", 4, FALSE);
}

static gboolean
open_card_data (GvtWindow *window)
{
  return open_card (window, "m3-jaga-data-pemilih", 2, FALSE);
}

static gboolean
open_card_colours (GvtWindow *window)
{
  return open_card (window, "m6-surat-suara-warna", 1, FALSE);
}

static gboolean
open_card_money (GvtWindow *window)
{
  return open_card (window, "m10-politik-uang", 2, FALSE);
}

static gboolean
open_card_hoaxes (GvtWindow *window)
{
  return open_card (window, "m11-hoaks-literasi", 1, FALSE);
}

static gboolean
open_card_without_words (GvtWindow *window)
{
  return open_card (window, "m7-sah-tidak-sah", 2, TRUE);
}

const GvtPictureStep gvt_picture_card_steps[] = {
  { "card-voters", open_card_voters },
  { "card-data", open_card_data },
  { "card-colours", open_card_colours },
  { "card-money", open_card_money },
  { "card-hoaxes", open_card_hoaxes },
  { "card-largest", gvt_picture_largest },
  { "card-without-words", open_card_without_words },
  { NULL, NULL },
};
