/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What somebody on an attendance list agreed to: codes of this program. */
#define GVT_CONSENT_SCHEME "govote/1"
extern const char *const gvt_consent_codes[]; /* in the order of the bits; ends with %NULL */
typedef enum
{
  GVT_CONSENT_GUARDIAN = 1 << 0, /* the parent or guardian of somebody under age */
  GVT_CONSENT_PHOTO = 1 << 1,    /* that photos show him */
} GvtConsents;

/* One person on the attendance list of a class. */
typedef struct
{
  guint card;       /* from 1 */
  char sex;         /* 'L' or 'P' */
  char *age;        /* of gvt_age_codes (gvt-people-groups.h) */
  char *disability; /* of gvt_disability_codes, "0" for none */
  gboolean is_walk_in;
  GvtConsents consents;
  char *name;        /* (nullable): not asked for, not said, or erased */
  gboolean had_name; /* a name was taken; with is_kept unset it was erased, or stays elsewhere */
  gboolean is_kept;  /* the name is still here */
} GvtPerson;

/** gvt_person_new: of an age that nobody asked, without a disability. Returns: (transfer full) */
GvtPerson *gvt_person_new (void);
GvtPerson *gvt_person_copy (const GvtPerson *self);
void gvt_person_free (GvtPerson *self);
void gvt_person_set_text (char **field, const char *value);

/** gvt_person_needs_guardian: whether somebody is surely under age, and his guardian's consent is
 * not noted. It is told, never demanded */
gboolean gvt_person_needs_guardian (const GvtPerson *self);
/** gvt_person_check: card 0 (none yet) to 100,000; %GVT_ERROR_BAD_INPUT says what is wrong */
gboolean gvt_person_check (const GvtPerson *self, GError **error);

/** gvt_consent_parse: @code: of gvt_consent_codes. Returns: 0 with @error set */
GvtConsents gvt_consent_parse (const char *code, GError **error);

/** gvt_person_to_body: all but the name, with the versions of the lists. Returns: (transfer full)
 */
JsonObject *gvt_person_to_body (const GvtPerson *self);
/** gvt_person_from_body: codes of a list that is not known here are %GVT_ERROR_BAD_FORMAT. Returns:
 * (transfer full) (nullable) */
GvtPerson *gvt_person_from_body (JsonObject *body, GError **error);
/** gvt_person_to_json: for programs: "card", "sex", "age", "disability", "walk_in", "consents",
 * "needs_guardian", "name_is_kept", and "name" where it was read. Returns: (transfer full) */
JsonObject *gvt_person_to_json (const GvtPerson *self);

/**
 * gvt_people_read_lines:
 *
 * A person a line: `name;L or P;age band;disability;walk-in;consents`. What follows the sex may be
 * left out or empty; walk-in is yes or no, consents are words with spaces between. Empty lines, and
 * those that begin with "#", are left out.
 *
 * Returns: (transfer full) (element-type GvtPerson) (nullable): %GVT_ERROR_BAD_INPUT names the line
 */
GPtrArray *gvt_people_read_lines (const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtPerson, gvt_person_free)

G_END_DECLS
