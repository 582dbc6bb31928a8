/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-person.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* The attendance list of a class: cards with names. A list is not a count: who is present is what
 * was counted (gvt-attendance.h); where nobody counted, it is the list's own sums.
 *
 * The acts need an open session of this laptop, as those of gvt-session-acts.h, and are on disk
 * when they return %TRUE. Names are in the erasable part of events alone; they leave the laptop
 * only where the plan of the visit says so, and are erased when it says so. Any thread; blocks. */

/** gvt_sessions_list_person: writes one person. @person->card: 0 for the next free card, otherwise
 * what stood on that card is replaced; where @person->name is %NULL then, the name stays.
 * @card: (out) (optional) */
gboolean gvt_sessions_list_person (GvtProfile *profile,
                                   const GvtId *session,
                                   const GvtPerson *person,
                                   guint *card,
                                   GError **error);
/** gvt_sessions_list_people: as many as in @people (of #GvtPerson), all or none */
gboolean gvt_sessions_list_people (GvtProfile *profile,
                                   const GvtId *session,
                                   GPtrArray *people,
                                   GError **error);
/** gvt_sessions_unlist_person: %GVT_ERROR_NOT_FOUND when the card is not on the list. Its number is
 * not given out again */
gboolean
gvt_sessions_unlist_person (GvtProfile *profile, const GvtId *session, guint card, GError **error);
/** gvt_sessions_note_consent: @given: whether what stood there of these consents is now given or
 * taken back; %GVT_ERROR_NOT_FOUND when the card is not on the list */
gboolean gvt_sessions_note_consent (GvtProfile *profile,
                                    const GvtId *session,
                                    guint card,
                                    GvtConsents consents,
                                    gboolean given,
                                    GError **error);

/** gvt_session_read_list: by card. @with_names: who needs no names asks for none. Returns:
 * (transfer full) (element-type GvtPerson) (nullable): %GVT_ERROR_FORBIDDEN outside of the user's
 * area, %GVT_ERROR_NOT_FOUND */
GPtrArray *gvt_session_read_list (GvtProfile *profile,
                                  const GvtId *session,
                                  gboolean with_names,
                                  GError **error);

/** gvt_people_list_read: the same of any store that has the tables, a laptop's or the centre's,
 * whoever asks */
GPtrArray *
gvt_people_list_read (GvtStore *store, const GvtId *session, gboolean with_names, GError **error);

/* Where people were counted and listed, both stand, and the difference is for people to see. */
typedef struct
{
  gboolean is_counted;
  guint counted_men;
  guint counted_women;
  guint listed_men;
  guint listed_women;
} GvtPresence;

/** gvt_session_read_presence: of all laptops together; errors as gvt_session_read_list() */
gboolean gvt_session_read_presence (GvtProfile *profile,
                                    const GvtId *session,
                                    GvtPresence *presence,
                                    GError **error);

G_END_DECLS
