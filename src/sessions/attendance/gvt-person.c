/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-people-groups.h"
#include "gvt-session-act-private.h"

#define MAX_NAME  120 /* characters */
#define MAX_LINES 2000
#define UNDER_AGE "0-16" /* of the next band some are, some are not */

const char *const gvt_consent_codes[] = { "guardian", "photo", NULL };

GvtPerson *
gvt_person_new (void)
{
  GvtPerson *self = g_new0 (GvtPerson, 1);

  self->sex = 'P';
  self->age = g_strdup ("?");
  self->disability = g_strdup ("0");
  return self;
}

GvtPerson *
gvt_person_copy (const GvtPerson *self)
{
  GvtPerson *copy = g_memdup2 (self, sizeof *self);

  copy->age = g_strdup (self->age);
  copy->disability = g_strdup (self->disability);
  copy->name = g_strdup (self->name);
  return copy;
}

void
gvt_person_free (GvtPerson *self)
{
  if (self == NULL)
    return;
  g_free (self->age);
  g_free (self->disability);
  g_free (self->name);
  g_free (self);
}

void
gvt_person_set_text (char **field, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*field);
  *field = copy;
}

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list values;

  va_start (values, format);
  if (error != NULL)
    *error = g_error_new_valist (GVT_ERROR, GVT_ERROR_BAD_INPUT, format, values);
  va_end (values);
  return FALSE;
}

gboolean
gvt_person_needs_guardian (const GvtPerson *self)
{
  return g_str_equal (self->age, UNDER_AGE) && (self->consents & GVT_CONSENT_GUARDIAN) == 0;
}

static gboolean
check_name (const char *name, GError **error)
{
  guint n_digits = 0;

  if (!g_utf8_validate (name, -1, NULL) || *name == '\0' || g_utf8_strlen (name, -1) > MAX_NAME)
    return refuse (error, _ ("A name has 1 to 120 characters"));
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)))
        return refuse (error, _ ("A name holds letters, not signs that cannot be printed"));
      n_digits += g_ascii_isdigit (*p) ? 1 : 0;
    }
  return n_digits < 16 || refuse (error, _ ("That is a NIK, not a name. Attendance needs no NIK."));
}

gboolean
gvt_person_check (const GvtPerson *self, GError **error)
{
  g_autoptr (GvtPeopleGroups) groups = gvt_people_groups_new ();

  if (self->card > GVT_CARD_MAX)
    return refuse (error, _ ("Card numbers go from 1 to 100,000"));
  return gvt_people_groups_set (groups, self->sex, self->age, self->disability, 1, error)
         && (self->name == NULL || check_name (self->name, error));
}

GvtConsents
gvt_consent_parse (const char *code, GError **error)
{
  for (guint i = 0; gvt_consent_codes[i] != NULL; i++)
    if (g_str_equal (gvt_consent_codes[i], code))
      return 1 << i;
  refuse (error, _ ("There is no consent “%s”: guardian or photo"), code);
  return 0;
}

/* --- JSON --- */

static JsonArray *
consents_to_json (GvtConsents consents)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; gvt_consent_codes[i] != NULL; i++)
    if ((consents & (1 << i)) != 0)
      json_array_add_string_element (array, gvt_consent_codes[i]);
  return array;
}

static JsonObject *
facts_to_json (const GvtPerson *self)
{
  const char sex[] = { self->sex, '\0' };
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "card", self->card);
  json_object_set_string_member (object, "sex", sex);
  json_object_set_string_member (object, "age", self->age);
  json_object_set_string_member (object, "disability", self->disability);
  json_object_set_boolean_member (object, "walk_in", self->is_walk_in);
  json_object_set_array_member (object, "consents", consents_to_json (self->consents));
  return object;
}

JsonObject *
gvt_person_to_body (const GvtPerson *self)
{
  JsonObject *body = facts_to_json (self);

  json_object_set_string_member (body, "age_scheme", GVT_AGE_SCHEME);
  json_object_set_string_member (body, "disability_scheme", GVT_DISABILITY_SCHEME);
  json_object_set_string_member (body, "consent_scheme", GVT_CONSENT_SCHEME);
  return body;
}

JsonObject *
gvt_person_to_json (const GvtPerson *self)
{
  JsonObject *object = facts_to_json (self);

  json_object_set_boolean_member (object, "needs_guardian", gvt_person_needs_guardian (self));
  json_object_set_boolean_member (object, "name_is_kept", self->is_kept);
  if (self->name != NULL)
    json_object_set_string_member (object, "name", self->name);
  return object;
}

/* Codes mean what their list says. */
static gboolean
check_scheme (JsonObject *body, const char *member, const char *known, GError **error)
{
  const char *scheme = gvt_json_get_text (body, member, error);

  if (scheme == NULL || g_str_equal (scheme, known))
    return scheme != NULL;
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s is “%s”, which nobody here knows",
               member, scheme);
  return FALSE;
}

static gboolean
take_consents (GvtPerson *self, JsonObject *body, GError **error)
{
  JsonArray *array = gvt_json_get_array (body, "consents", error);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *code = gvt_json_element_text (array, i, "consents", error);
      GvtConsents consent = code != NULL ? gvt_consent_parse (code, error) : 0;

      if (consent == 0)
        return FALSE;
      self->consents |= consent;
    }
  return array != NULL;
}

static gboolean
take_facts (GvtPerson *self, JsonObject *body, GError **error)
{
  const char *sex = gvt_json_get_text (body, "sex", error);
  const char *age = sex != NULL ? gvt_json_get_text (body, "age", error) : NULL;
  const char *disability = age != NULL ? gvt_json_get_text (body, "disability", error) : NULL;
  gint64 card;

  if (disability == NULL || !gvt_json_get_int (body, "card", &card, error)
      || !gvt_json_get_bool (body, "walk_in", &self->is_walk_in, error)
      || !take_consents (self, body, error))
    return FALSE;

  self->sex = strlen (sex) == 1 ? *sex : '?';
  gvt_person_set_text (&self->age, age);
  gvt_person_set_text (&self->disability, disability);
  self->card = card >= 1 && card <= GVT_CARD_MAX ? (guint) card : 0;
  return self->card > 0 || refuse (error, _ ("Card numbers go from 1 to 100,000"));
}

GvtPerson *
gvt_person_from_body (JsonObject *body, GError **error)
{
  g_autoptr (GvtPerson) self = gvt_person_new ();

  return check_scheme (body, "age_scheme", GVT_AGE_SCHEME, error)
                 && check_scheme (body, "disability_scheme", GVT_DISABILITY_SCHEME, error)
                 && check_scheme (body, "consent_scheme", GVT_CONSENT_SCHEME, error)
                 && take_facts (self, body, error) && gvt_person_check (self, error)
             ? g_steal_pointer (&self)
             : NULL;
}

/* --- lines --- */

typedef enum
{
  NAME,
  SEX,
  AGE,
  DISABILITY,
  WALK_IN,
  CONSENTS,
  N_FIELDS,
} Field;

static gboolean
read_walk_in (const char *word, gboolean *is_walk_in, GError **error)
{
  static const char *const yes[] = { "yes", "ya", "1", NULL };
  static const char *const no[] = { "", "no", "tidak", "0", NULL };
  g_autofree char *small = g_ascii_strdown (word, -1);

  *is_walk_in = g_strv_contains (yes, small);
  return *is_walk_in || g_strv_contains (no, small)
         || refuse (error, _ ("Whether somebody walked in is yes or no, not “%s”"), word);
}

static gboolean
read_consents (GvtPerson *self, const char *words, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " ,+", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      GvtConsents consent = *parts[i] != '\0' ? gvt_consent_parse (parts[i], error) : 0;

      if (consent == 0 && *parts[i] != '\0')
        return FALSE;
      self->consents |= consent;
    }
  return TRUE;
}

static gboolean
read_line (GPtrArray *people, char *line, GError **error)
{
  g_autoptr (GvtPerson) person = gvt_person_new ();
  g_auto (GStrv) fields = NULL;
  guint n;

  g_strstrip (line);
  if (*line == '\0' || *line == '#')
    return TRUE;
  fields = g_strsplit (line, ";", N_FIELDS + 1);
  n = g_strv_length (fields);
  for (guint i = 0; i < n; i++)
    g_strstrip (fields[i]);
  if (n <= SEX || n > N_FIELDS || strlen (fields[SEX]) != 1)
    return refuse (error, _ ("A line is a name, L or P, an age band, a kind of disability, whether "
                             "somebody walked in, and consents, as in "
                             "“Baiq Contoh;P;17-21;0;no;photo”"));

  person->sex = g_ascii_toupper (fields[SEX][0]);
  person->name = g_strdup (fields[NAME]);
  if (n > AGE && *fields[AGE] != '\0')
    gvt_person_set_text (&person->age, fields[AGE]);
  if (n > DISABILITY && *fields[DISABILITY] != '\0')
    gvt_person_set_text (&person->disability, fields[DISABILITY]);
  if ((n > WALK_IN && !read_walk_in (fields[WALK_IN], &person->is_walk_in, error))
      || (n > CONSENTS && !read_consents (person, fields[CONSENTS], error))
      || !gvt_person_check (person, error))
    return FALSE;
  g_ptr_array_add (people, g_steal_pointer (&person));
  return TRUE;
}

GPtrArray *
gvt_people_read_lines (const char *text, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_person_free);
  g_auto (GStrv) lines = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, _ ("This is not text in UTF-8")), NULL;
  lines = g_strsplit (text, "\n", MAX_LINES + 1);
  if (g_strv_length (lines) > MAX_LINES)
    return refuse (error, _ ("That many people cannot be in one session")), NULL;
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (people, lines[i], error))
      {
        g_prefix_error (error, _ ("line %u: "), i + 1);
        return NULL;
      }
  return g_steal_pointer (&people);
}
