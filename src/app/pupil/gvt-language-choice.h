/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* In which language a page is heard: seen only where there are recordings to choose from; "id"
 * until somebody chooses. */
#define GVT_TYPE_LANGUAGE_CHOICE (gvt_language_choice_get_type ())
G_DECLARE_FINAL_TYPE (GvtLanguageChoice, gvt_language_choice, GVT, LANGUAGE_CHOICE, AdwBin)

/** gvt_language_choice_offer: @heard: (element-type utf8): languages of recordings; a choice that
 * is none of them goes back to "id" */
void gvt_language_choice_offer (GvtLanguageChoice *self, GHashTable *heard);
const char *gvt_language_choice_get (GvtLanguageChoice *self);
/** gvt_language_choice_reset: "id" again */
void gvt_language_choice_reset (GvtLanguageChoice *self);

G_END_DECLS
