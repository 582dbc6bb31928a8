/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of people and of groups, a line each: what is read says the same once it was an event. */
#include <string.h>

#include "gvt-error.h"
#include "gvt-fuzz.h"
#include "gvt-json.h"
#include "gvt-people-groups.h"
#include "gvt-person.h"

static void
check_person (const GvtPerson *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) body = gvt_person_to_body (person);
  g_autoptr (JsonObject) again_body = NULL;
  g_autoptr (GBytes) bytes = NULL, again_bytes = NULL;
  g_autoptr (GvtPerson) again = NULL;

  g_assert_nonnull (person->name);
  json_object_set_int_member (body, "card", 1); /* it has none yet */
  again = gvt_person_from_body (body, &error);
  g_assert_no_error (error);
  again_body = gvt_person_to_body (again);
  bytes = gvt_json_canonical (body, &error);
  again_bytes = gvt_json_canonical (again_body, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again_bytes));
  g_assert_null (
      g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "\"name\""));
}

static void
read_people (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = gvt_people_read_lines (text, &error);

  if (people == NULL)
    gvt_fuzz_refused (error);
  for (guint i = 0; people != NULL && i < people->len; i++)
    check_person (people->pdata[i]);
}

static void
read_groups (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPeopleGroups) groups = gvt_people_groups_read_lines (text, &error);
  g_autoptr (GvtPeopleGroups) again = NULL;
  g_autoptr (JsonArray) json = NULL;

  if (groups == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }
  json = gvt_people_groups_to_json (groups);
  again = gvt_people_groups_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gvt_people_groups_sum (groups, 0, NULL, NULL), ==,
                    gvt_people_groups_sum (again, 0, NULL, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  read_people (text);
  read_groups (text);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (seeds, "Baiq Contoh;P;17-21;0;no;photo\nLalu Rekaan;L;0-16;5;ya;guardian "
                             "photo\n# no one\n\nSiti;p\n");
  gvt_fuzz_seed_text (seeds, "P 17-21 0 14\nl 60+ 6 1 # late\nL ? 3\n");
}
