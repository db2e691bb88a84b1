//! What exportify.app calls its columns in the languages that it speaks besides English.

use super::columns::{Column, plain};
use super::exportify_app::{FEATURES, FIXED};

/// The names of the columns that are of use: first the fixed ones, then the features, both in the program's order.
pub(super) type Names = [&'static str; FIXED.len() + FEATURES.len()];

const ARABIC: Names = [
    "رابط الأغنية (URI)",
    "اسم الأغنية",
    "روابط الفنانين (URI)",
    "أسماء الفنانين",
    "اسم الألبوم",
    "مدة الأغنية (بالمللي ثانية)",
    "صريح",
    "الشعبية",
    "قابلية الرقص",
    "الطاقة",
    "المفتاح",
    "مستوى الصوت",
    "النمط",
    "محتوى الكلام",
    "الطابع الصوتي",
    "الطابع الآلي",
    "الحيوية",
    "الإيجابية",
    "الإيقاع",
    "توقيع الزمن",
];

const DUTCH: Names = [
    "Nummer URI",
    "Nummernaam",
    "Artiest-URI",
    "Naam van artiest",
    "Naam van album",
    "Nummerduur (ms)",
    "Expliciet",
    "Populariteit",
    "Dansbaarheid",
    "Energie",
    "Toonsoort",
    "Luidheid",
    "Modus",
    "Spraakzaamheid",
    "Akoestiek",
    "Instrumentaliteit",
    "Levendigheid",
    "Valentie",
    "Tempo",
    "Maatstreep",
];

const FRENCH: Names = [
    "URI du titre",
    "Nom du titre",
    "URI(s) de l'artiste",
    "Nom(s) de l'artiste",
    "Nom de l'album",
    "Durée du titre (ms)",
    "Explicite",
    "Popularité",
    "Danseabilité",
    "Énergie",
    "Tonalité",
    "Volume sonore",
    "Mode",
    "Parlabilité",
    "Acoustique",
    "Instrumental",
    "Vivacité",
    "Valence",
    "Tempo",
    "Mesure",
];

const GERMAN: Names = [
    "Track-URI",
    "Track-Name",
    "Künstler-URI(s)",
    "Künstlername(n)",
    "Album-Name",
    "Track-Dauer (ms)",
    "Explizit",
    "Beliebtheit",
    "Tanzbarkeit",
    "Energie",
    "Tonart",
    "Lautstärke",
    "Modus",
    "Sprachanteil",
    "Akustik",
    "Instrumentalität",
    "Lebendigkeit",
    "Valenz",
    "Tempo",
    "Taktart",
];

const GREEK: Names = [
    "URI κομματιού",
    "Όνομα κομματιού",
    "URI καλλιτέχνη/ων",
    "Όνομα/τα καλλιτέχνη",
    "Όνομα άλμπουμ",
    "Διάρκεια κομματιού (ms)",
    "Ακατάλληλο",
    "Δημοτικότητα",
    "Χορευτικότητα",
    "Ενέργεια",
    "Τονικότητα",
    "Ένταση",
    "Τρόπος",
    "Ομιλητικότητα",
    "Ακουστικότητα",
    "Οργανοκεντρικότητα",
    "Ζωντάνια",
    "Θετικότητα",
    "Ρυθμός",
    "Μέτρο",
];

const ITALIAN: Names = [
    "URI della traccia",
    "Nome della traccia",
    "URI dell'artista",
    "Nome dell'artista",
    "Nome dell'album",
    "Durata della traccia (ms)",
    "Esplicito",
    "Popolarità",
    "Ballabilità",
    "Energia",
    "Chiave",
    "Volume",
    "Modalità",
    "Linguaggio parlato",
    "Acustica",
    "Strumentalità",
    "Vivacità",
    "Valenza",
    "Tempo",
    "Battuta",
];

const JAPANESE: Names = [
    "トラックURI",
    "トラック名",
    "アーティストURI",
    "アーティスト名",
    "アルバム名",
    "トラックの長さ（ミリ秒）",
    "明示的な内容",
    "人気度",
    "ダンサビリティ",
    "エネルギー",
    "キー",
    "ラウドネス",
    "モード",
    "スピーチ性",
    "アコースティック性",
    "インストゥルメンタル性",
    "ライブ感",
    "感情値",
    "テンポ",
    "拍子",
];

const PORTUGUESE: Names = [
    "URI da faixa",
    "Nome da faixa",
    "URI(s) do artista",
    "Nome(s) do artista",
    "Nome do álbum",
    "Duração da faixa (ms)",
    "Explícita",
    "Popularidade",
    "Dançabilidade",
    "Energia",
    "Tonalidade",
    "Volume",
    "Modo",
    "Oralidade",
    "Acústica",
    "Instrumentalidade",
    "Vivacidade",
    "Valência",
    "Tempo",
    "Compasso",
];

const SPANISH: Names = [
    "URI de la canción",
    "Nombre de la canción",
    "URI(s) del artista",
    "Nombre(s) del artista",
    "Nombre del álbum",
    "Duración de la canción (ms)",
    "Explícito",
    "Popularidad",
    "Bailabilidad",
    "Energía",
    "Tonalidad",
    "Volumen",
    "Modo",
    "Hablado",
    "Acústica",
    "Instrumentalidad",
    "Vivacidad",
    "Valencia",
    "Tempo",
    "Compás",
];

const SWEDISH: Names = [
    "Låtens URI",
    "Låtens namn",
    "Artistens URI",
    "Artistens namn",
    "Albumets namn",
    "Låtlängd (ms)",
    "Explicit",
    "Popularitet",
    "Dansbarhet",
    "Energi",
    "Tonart",
    "Ljudstyrka",
    "Läge",
    "Talighet",
    "Akustik",
    "Instrumentalhet",
    "Livlighet",
    "Valens",
    "Tempo",
    "Taktart",
];

const TURKISH: Names = [
    "Parça URI",
    "Parça Adı",
    "Sanatçı URI",
    "Sanatçı Adı",
    "Albüm Adı",
    "Parça Süresi (ms)",
    "Açık İçerik",
    "Popülerlik",
    "Dans Edilebilirlik",
    "Enerji",
    "Ton",
    "Ses Seviyesi",
    "Mod",
    "Konuşma Oranı",
    "Akustiklik",
    "Enstrümantalite",
    "Canlılık",
    "Duygusallık",
    "Tempo",
    "Ölçü İşareti",
];

/// Every language's names.
pub(super) const LANGUAGES: [Names; 11] =
    [ARABIC, DUTCH, FRENCH, GERMAN, GREEK, ITALIAN, JAPANESE, PORTUGUESE, SPANISH, SWEDISH, TURKISH];

/// What a header must name for its language to be known: single words such as "Tempo" or "Volume" are no evidence.
const EVIDENCE: [Column; 3] = [Column::Id, Column::Title, Column::Artists];

/// The columns that these plain names mean in one of the languages, by their place; none in any other language.
pub(super) fn named(names: &[String]) -> Option<Vec<(usize, Column)>> {
    let is_evident = |columns: &Vec<(usize, Column)>| {
        EVIDENCE.iter().all(|wanted| columns.iter().any(|(_, column)| column == wanted))
    };
    LANGUAGES.iter().map(|language| named_in(language, names)).find(is_evident)
}

fn named_in(language: &Names, names: &[String]) -> Vec<(usize, Column)> {
    let place = |wanted: String| names.iter().position(|name| *name == wanted);
    let columns = FIXED.into_iter().map(|(_, column)| column).chain(FEATURES);
    columns.zip(language).filter_map(|(column, name)| Some((place(plain(name))?, column))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_language_names_every_column_in_its_own_way() {
        for language in LANGUAGES {
            let names: BTreeSet<String> = language.into_iter().map(plain).collect();
            assert_eq!(names.len(), language.len(), "{language:?}");
            assert!(!names.contains(""), "{language:?}");
        }
    }

    #[test]
    fn a_header_in_any_of_the_languages_is_understood_in_any_order() {
        for language in LANGUAGES {
            let mut names = language.map(plain);
            names.reverse();
            let mut columns = named(&names).unwrap_or_default();
            columns.sort_unstable_by_key(|(place, _)| std::cmp::Reverse(*place));
            let found: Vec<Column> = columns.into_iter().map(|(_, column)| column).collect();
            let expected: Vec<Column> = FIXED.into_iter().map(|(_, column)| column).chain(FEATURES).collect();
            assert_eq!(found, expected, "{language:?}");
        }
    }

    #[test]
    fn single_words_are_no_evidence_of_a_language() {
        assert_eq!(named(&["Título", "Artista", "Volume", "Tempo"].map(plain)), None);
    }
}
