/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-item-result.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

/* For those who count: everything is zero and empty at first, and nothing changes once it was
 * handed out. */
struct _GvtItemResult
{
  GObject parent_instance;

  GvtHash content_hash;
  char *module;
  char *prompt;
  char *item;
  char *form;  /* of the quiz it was asked in */
  guint place; /* among the results of one quiz */
  guint n_people;
  guint n_shown;
  guint n_answers;
  guint n_correct;
  guint points;
  guint of;
  GHashTable *channels; /* code -> GUINT_TO_POINTER: people who answered by it */
  GHashTable *answers;  /* text -> GUINT_TO_POINTER: people who gave it */
  gboolean is_known;
  gboolean is_of_quiz; /* one that was opened, not answers taken without */
};

/** gvt_item_result_make: of nobody yet. @module_id: what stands for the title where the module is
 * not here */
GvtItemResult *gvt_item_result_make (GvtModuleLibrary *library,
                                     const GvtHash *hash,
                                     const char *module_id,
                                     const char *item);
/** gvt_item_result_add: @people gave the answer @choice, as a projection holds it */
void gvt_item_result_add (GvtItemResult *self,
                          GvtModuleLibrary *library,
                          const char *choice,
                          guint people);
/** gvt_item_result_add_channel: @people of these answered by the road @code */
void gvt_item_result_add_channel (GvtItemResult *self, const char *code, guint people);
/** gvt_item_result_compare: a GCompareDataFunc: by module, form, and the author's order */
int gvt_item_result_compare (gconstpointer a, gconstpointer b, gpointer user_data);

G_END_DECLS
