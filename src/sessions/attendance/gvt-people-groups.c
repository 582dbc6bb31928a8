/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-people-groups.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-json.h"

#define N_SEXES     2
#define N_AGES      6
#define N_KINDS     7 /* of disability, none the first */
#define MAX_PEOPLE  10000
#define MAX_LINES   1000
#define MAX_COLUMNS 4

const char *const gvt_age_codes[N_AGES + 1] = {
  "0-16", "17-21", "22-30", "31-59", "60+", "?", NULL
};

struct _GvtPeopleGroups
{
  guint people[N_SEXES][N_AGES][N_KINDS];
};

GvtPeopleGroups *
gvt_people_groups_new (void)
{
  return g_new0 (GvtPeopleGroups, 1);
}

void
gvt_people_groups_free (GvtPeopleGroups *self)
{
  g_free (self);
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

/* Returns: -1 for a code that there is not */
static int
find_age (const char *code)
{
  for (int i = 0; i < N_AGES; i++)
    if (g_str_equal (gvt_age_codes[i], code))
      return i;
  return -1;
}

static int
find_kind (const char *code)
{
  for (int i = 0; i < N_KINDS; i++)
    if (g_str_equal (gvt_disability_codes[i].code, code))
      return i;
  return -1;
}

static int
find_sex (char sex)
{
  return sex == 'L' ? 0 : sex == 'P' ? 1 : -1;
}

/* Returns: (transfer none) (nullable) */
static guint *
find_group (
    GvtPeopleGroups *self, char sex, const char *age, const char *disability, GError **error)
{
  int at_sex = find_sex (sex);
  int at_age = find_age (age);
  int at_kind = find_kind (disability);

  if (at_sex < 0)
    return refuse (error, _ ("The sex is L (male) or P (female)")), NULL;
  if (at_age < 0)
    return refuse (error, _ ("There is no age band “%s”: 0-16, 17-21, 22-30, 31-59, 60+ or ?"),
                   age),
           NULL;
  if (at_kind < 0)
    return refuse (error,
                   _ ("There is no kind of disability “%s”: 0 is none, 1 to 6 are those of "
                      "the voter list"),
                   disability),
           NULL;
  return &self->people[at_sex][at_age][at_kind];
}

gboolean
gvt_people_groups_set (GvtPeopleGroups *self,
                       char sex,
                       const char *age,
                       const char *disability,
                       guint64 people,
                       GError **error)
{
  guint *group = find_group (self, sex, age, disability, error);

  if (group == NULL)
    return FALSE;
  if (people > MAX_PEOPLE)
    return refuse (error, _ ("That many people cannot be in one session"));
  *group = (guint) people;
  return TRUE;
}

gboolean
gvt_people_groups_add (GvtPeopleGroups *self,
                       char sex,
                       const char *age,
                       const char *disability,
                       guint64 people,
                       GError **error)
{
  guint *group = find_group (self, sex, age, disability, error);

  if (group != NULL)
    *group += (guint) people;
  return group != NULL;
}

static gboolean
is_meant (const char *wanted, const char *code)
{
  return wanted == NULL || g_str_equal (wanted, code);
}

guint
gvt_people_groups_sum (const GvtPeopleGroups *self,
                       char sex,
                       const char *age,
                       const char *disability)
{
  guint sum = 0;

  for (int s = 0; s < N_SEXES; s++)
    for (int a = 0; a < N_AGES; a++)
      for (int k = 0; k < N_KINDS; k++)
        if ((sex == 0 || find_sex (sex) == s) && is_meant (age, gvt_age_codes[a])
            && is_meant (disability, gvt_disability_codes[k].code))
          sum += self->people[s][a][k];
  return sum;
}

guint
gvt_people_groups_sum_disabled (const GvtPeopleGroups *self)
{
  return gvt_people_groups_sum (self, 0, NULL, NULL)
         - gvt_people_groups_sum (self, 0, NULL, gvt_disability_codes[0].code);
}

/* --- lines --- */

/* @words: of one line, at most four, without empty ones */
static gboolean
read_words (GvtPeopleGroups *self, GPtrArray *words, GHashTable *seen, GError **error)
{
  const char *const *word = (const char *const *) words->pdata;
  const char *kind = words->len == MAX_COLUMNS ? word[2] : "0";
  g_autofree char *group = NULL;
  guint64 people;

  if (words->len < MAX_COLUMNS - 1 || strlen (word[0]) != 1)
    return refuse (error, _ ("A line is a sex, an age band, a kind of disability and a number, as "
                             "in “P 17-21 0 14”"));
  if (!g_ascii_string_to_unsigned (word[words->len - 1], 10, 0, G_MAXUINT64, &people, NULL))
    return refuse (error, _ ("“%s” is not a number of people"), word[words->len - 1]);

  group = g_strdup_printf ("%s %s %s", word[0], word[1], kind);
  if (!g_hash_table_add (seen, g_steal_pointer (&group)))
    return refuse (error, _ ("This group stands there twice"));
  return gvt_people_groups_set (self, g_ascii_toupper (word[0][0]), word[1], kind, people, error);
}

static gboolean
read_line (GvtPeopleGroups *self, char *line, GHashTable *seen, GError **error)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (strchr (line, '#') != NULL)
    *strchr (line, '#') = '\0';
  parts = g_strsplit_set (line, " \t\r", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, parts[i]);

  if (words->len == 0)
    return TRUE;
  if (words->len > MAX_COLUMNS)
    return refuse (error, _ ("A line is a sex, an age band, a kind of disability and a number, as "
                             "in “P 17-21 0 14”"));
  return read_words (self, words, seen, error);
}

GvtPeopleGroups *
gvt_people_groups_read_lines (const char *text, GError **error)
{
  g_autoptr (GvtPeopleGroups) self = gvt_people_groups_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, _ ("This is not text in UTF-8")), NULL;
  lines = g_strsplit (text, "\n", MAX_LINES);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (self, lines[i], seen, error))
      {
        g_prefix_error (error, _ ("line %u: "), i + 1);
        return NULL;
      }
  return g_steal_pointer (&self);
}

/* --- JSON --- */

JsonArray *
gvt_people_groups_to_json (const GvtPeopleGroups *self)
{
  static const char *const sexes[N_SEXES] = { "L", "P" };
  JsonArray *array = json_array_new ();

  for (int s = 0; s < N_SEXES; s++)
    for (int a = 0; a < N_AGES; a++)
      for (int k = 0; k < N_KINDS; k++)
        {
          JsonObject *group;

          if (self->people[s][a][k] == 0)
            continue;
          group = json_object_new ();
          json_object_set_string_member (group, "sex", sexes[s]);
          json_object_set_string_member (group, "age", gvt_age_codes[a]);
          json_object_set_string_member (group, "disability", gvt_disability_codes[k].code);
          json_object_set_int_member (group, "people", self->people[s][a][k]);
          json_array_add_object_element (array, group);
        }
  return array;
}

GvtPeopleGroups *
gvt_people_groups_from_json (JsonArray *array, GError **error)
{
  g_autoptr (GvtPeopleGroups) self = gvt_people_groups_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *group = gvt_json_element_object (array, i, "groups", error);
      const char *sex = group != NULL ? gvt_json_get_text (group, "sex", error) : NULL;
      const char *age = sex != NULL ? gvt_json_get_text (group, "age", error) : NULL;
      const char *kind = age != NULL ? gvt_json_get_text (group, "disability", error) : NULL;
      gint64 people;

      if (kind == NULL || !gvt_json_get_int (group, "people", &people, error))
        return NULL;
      if (people < 0 || strlen (sex) != 1)
        return refuse (error, _ ("“%s” is not a number of people"), "people"), NULL;
      if (!gvt_people_groups_set (self, *sex, age, kind, (guint64) people, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}
