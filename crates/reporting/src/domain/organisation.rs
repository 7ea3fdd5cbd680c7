//! What an organisation is called, day by day.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::Snapshot;

/// An organisation, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Organisation {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// Its names.
    pub(crate) names: Vec<Name>,
    /// When its event happened.
    pub(crate) told_at: Timestamp,
}

impl Snapshot for Organisation {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}

/// A name in one language, in use in `[valid_from, valid_to)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// What the name is for.
    pub(crate) kind: NameKind,
    /// Thai, else English.
    pub(crate) thai: bool,
    /// The name.
    pub(crate) text: String,
    /// First day; `None` when not known.
    pub(crate) valid_from: Option<Date>,
    /// First day no longer in use; `None` while in use.
    pub(crate) valid_to: Option<Date>,
}

/// The kinds of name that the board shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameKind {
    /// The full official name.
    Official,
    /// A short name.
    Short,
}

/// A stretch `[from, to)` in which the names stay the same; `None` is without end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamePeriod {
    /// First day.
    pub(crate) from: Option<Date>,
    /// First day of the next stretch.
    pub(crate) to: Option<Date>,
    /// Official name in Thai.
    pub(crate) th: Option<String>,
    /// Official name in English.
    pub(crate) en: Option<String>,
    /// Short name, Thai before English.
    pub(crate) short: Option<String>,
}

impl Organisation {
    /// The stretches, from the beginning of time to its end without a gap; none when it has no official name at all.
    ///
    /// A day on which no official name is in use shows the names of the stretch before, or else of the first one: an
    /// organisation that has been read is never nameless because a validity was recorded with a hole in it.
    pub(crate) fn periods(&self) -> Vec<NamePeriod> {
        let mut days: Vec<Date> = self.names.iter().flat_map(|name| [name.valid_from, name.valid_to]).flatten().collect();
        days.sort_unstable();
        days.dedup();
        let starts = std::iter::once(None).chain(days.iter().copied().map(Some));
        let ends = days.iter().copied().map(Some).chain(std::iter::once(None));
        let stretches: Vec<NamePeriod> = starts.zip(ends).map(|(from, to)| self.names_in(from, to)).collect();
        let Some(first) = stretches.iter().find(|p| p.is_named()).cloned() else { return Vec::new() };
        let mut periods: Vec<NamePeriod> = Vec::with_capacity(stretches.len());
        for stretch in stretches {
            let shown = if stretch.is_named() { stretch.clone() } else { periods.last().unwrap_or(&first).clone() };
            match periods.last_mut() {
                Some(last) if last.has_names_of(&shown) => last.to = stretch.to,
                _ => periods.push(NamePeriod { from: stretch.from, to: stretch.to, ..shown }),
            }
        }
        periods
    }

    fn names_in(&self, from: Option<Date>, to: Option<Date>) -> NamePeriod {
        let named = |kind, thai| self.in_use(kind, thai, from).map(str::to_owned);
        NamePeriod {
            from,
            to,
            th: named(NameKind::Official, true),
            en: named(NameKind::Official, false),
            short: named(NameKind::Short, true).or_else(|| named(NameKind::Short, false)),
        }
    }

    /// The name in use on the first day of a stretch. Of several, the one that began last; of those, the last in the text's
    /// own order, so that the choice never depends on how the source listed them.
    fn in_use(&self, kind: NameKind, thai: bool, day: Option<Date>) -> Option<&str> {
        // The beginning of time lies before every recorded day.
        let began = |name: &Name| name.valid_from.is_none_or(|from| day.is_some_and(|day| from <= day));
        let ended = |name: &Name| name.valid_to.is_some_and(|to| day.is_some_and(|day| to <= day));
        let of_kind = self.names.iter().filter(|name| name.kind == kind && name.thai == thai);
        let in_use = of_kind.filter(|name| began(name) && !ended(name));
        in_use.max_by_key(|name| (name.valid_from, &name.text)).map(|name| name.text.as_str())
    }
}

impl NamePeriod {
    fn is_named(&self) -> bool {
        self.th.is_some() || self.en.is_some()
    }

    fn has_names_of(&self, other: &Self) -> bool {
        (&self.th, &self.en, &self.short) == (&other.th, &other.en, &other.short)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn name(kind: NameKind, thai: bool, text: &str, from: Option<Date>, to: Option<Date>) -> Name {
        Name { kind, thai, text: text.to_owned(), valid_from: from, valid_to: to }
    }

    fn called(names: Vec<Name>) -> Organisation {
        Organisation { id: Uuid::nil(), version: 1, names, told_at: Timestamp::UNIX_EPOCH }
    }

    fn on(periods: &[NamePeriod], day: Date) -> Vec<&NamePeriod> {
        periods.iter().filter(|p| p.from.is_none_or(|from| from <= day) && p.to.is_none_or(|to| day < to)).collect()
    }

    #[test]
    fn a_name_without_validity_is_the_name_of_every_day() {
        let office = called(vec![
            name(NameKind::Official, true, "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาขอนแก่น เขต 3", None, None),
            name(NameKind::Short, true, "สพป.ขอนแก่น เขต 3", None, None),
        ]);
        let periods = office.periods();
        assert_eq!(periods.len(), 1);
        assert_eq!((periods[0].from, periods[0].to), (None, None));
        assert_eq!(periods[0].short.as_deref(), Some("สพป.ขอนแก่น เขต 3"));
        assert_eq!(periods[0].en, None);
    }

    #[test]
    fn a_renamed_organisation_changes_its_name_on_the_day_and_drops_what_belonged_to_the_old_one() {
        let day = date(2025, 10, 1);
        let periods = called(vec![
            name(NameKind::Official, true, "เดิม", None, Some(day)),
            name(NameKind::Official, false, "Former", None, Some(day)),
            name(NameKind::Official, true, "ใหม่", Some(day), None),
        ])
        .periods();
        assert_eq!(on(&periods, date(2025, 9, 30))[0].th.as_deref(), Some("เดิม"));
        assert_eq!(on(&periods, date(2025, 9, 30))[0].en.as_deref(), Some("Former"));
        assert_eq!(on(&periods, day)[0].th.as_deref(), Some("ใหม่"));
        assert_eq!(on(&periods, day)[0].en, None);
    }

    #[test]
    fn a_hole_in_the_validity_shows_the_name_before_it_and_the_first_name_before_the_first() {
        let periods = called(vec![
            name(NameKind::Official, true, "หนึ่ง", Some(date(2000, 1, 1)), Some(date(2010, 1, 1))),
            name(NameKind::Official, true, "สอง", Some(date(2020, 1, 1)), Some(date(2022, 1, 1))),
        ])
        .periods();
        let th = |day| on(&periods, day)[0].th.as_deref();
        assert_eq!(th(date(1990, 1, 1)), Some("หนึ่ง"));
        assert_eq!(th(date(2015, 1, 1)), Some("หนึ่ง"));
        assert_eq!(th(date(2021, 1, 1)), Some("สอง"));
        assert_eq!(th(date(2030, 1, 1)), Some("สอง"));
        assert_eq!(periods.len(), 2, "stretches with the same names are one");
    }

    #[test]
    fn an_organisation_without_an_official_name_has_no_stretch() {
        assert_eq!(called(vec![name(NameKind::Short, true, "สั้น", None, None)]).periods(), []);
    }

    fn any_name() -> impl Strategy<Value = Name> {
        let day = || prop::option::of((2000_i16..2006).prop_map(|year| date(year, 1, 1)));
        let kind = prop::sample::select(&[NameKind::Official, NameKind::Short][..]);
        (kind, any::<bool>(), "[ก-ค]", day(), day()).prop_map(|(kind, thai, text, from, to)| name(kind, thai, &text, from, to))
    }

    proptest! {
        #[test]
        fn every_day_lies_in_exactly_one_stretch(names in prop::collection::vec(any_name(), 0..6), year in 1999_i16..2008) {
            let periods = called(names).periods();
            let found = on(&periods, date(year, 6, 1)).len();
            prop_assert_eq!(found, usize::from(!periods.is_empty()));
        }

        #[test]
        fn the_order_in_which_names_are_listed_changes_nothing(names in prop::collection::vec(any_name(), 0..6)) {
            let mut turned = names.clone();
            turned.reverse();
            prop_assert_eq!(called(names).periods(), called(turned).periods());
        }
    }
}
