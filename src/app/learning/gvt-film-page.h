/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* A card's film in sign language, which plays as soon as it is seen; what it says stands below. A
 * film that cannot be played here says so, and shows what it says at once. Actions: film.toggle
 * (space, P): plays or pauses; film.restart (Home). */
#define GVT_TYPE_FILM_PAGE (gvt_film_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtFilmPage, gvt_film_page, GVT, FILM_PAGE, GvtSectionPage)

/** gvt_film_find: the card's film, the Indonesian one first. Returns: (transfer full) (nullable) */
GvtMedia *gvt_film_find (GvtLesson *lesson);
gboolean gvt_film_is_there (GvtLesson *lesson);

/** gvt_film_page_new: @lesson: one that has a film. Returns: (transfer floating) */
GvtSectionPage *gvt_film_page_new (GvtModule *module, GvtLesson *lesson);
/** gvt_film_page_get_stream: Returns: (transfer none) (nullable): what plays; %NULL while it is
 * being read, and when it cannot be played */
GtkMediaStream *gvt_film_page_get_stream (GvtFilmPage *self);

G_END_DECLS
