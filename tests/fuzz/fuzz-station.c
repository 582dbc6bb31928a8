/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The polling station: what is read can be walked through in every role. */
#include "gvt-fuzz.h"
#include "gvt-station-codec.h"
#include "gvt-station-walk.h"

static void
walk_as (GvtStation *station, GvtStationRole *role)
{
  g_autoptr (GvtStationWalk) walk = gvt_station_walk_new (station, gvt_station_role_get_id (role),
                                                          1);

  while (!gvt_station_walk_is_over (walk))
    {
      GPtrArray *choices = gvt_station_walk_get_choices (walk);
      guint i = 0;

      while (!gvt_station_walk_choose (walk, choices->pdata[i], NULL))
        g_assert_cmpuint (++i, <, choices->len);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtStation) station = gvt_station_decode (input, &error);
  GListModel *roles;

  if (station == NULL)
    {
      gvt_fuzz_refused (error);
      return 0;
    }
  roles = gvt_station_get_roles (station);
  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (GvtStationRole) role = g_list_model_get_item (roles, i);

      walk_as (station, role);
    }
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  gvt_fuzz_seed_text (
      seeds, "{\"format\":1,\"id\":\"x\",\"title\":\"T\",\"label\":\"L\",\"roles\":[{\"id\":\"a\","
             "\"title\":\"A\",\"duty\":\"D\"},{\"id\":\"b\",\"title\":\"B\",\"duty\":\"D\"}],"
             "\"acts\":[{\"id\":\"c\",\"role\":\"a\",\"text\":\"T\",\"early\":\"E\"},{\"id\":\"d\","
             "\"role\":\"b\",\"text\":\"T\",\"early\":\"E\"}],\"statements\":[{\"id\":\"s\","
             "\"text\":\"S.\",\"label\":\"\",\"source\":\"\",\"legal_basis\":\"\",\"checked_on\":"
             "\"\",\"valid_from\":\"\",\"valid_until\":\"\",\"verified\":false,"
             "\"basis_checked_on\":\"\"}]}");
}
