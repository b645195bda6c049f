package dev.slipway.duckdb.jdbc;

import dev.slipway.api.sql.DatabaseAccess;
import dev.slipway.api.sql.DatabaseAccess.Rights;
import dev.slipway.api.sql.SqlText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// SQLite. Stateless.
final class SqliteDialect implements Dialect {
    private static final Set<String> READING = Set.of("SELECT", "WITH", "VALUES", "EXPLAIN");
    private static final Pattern NEAR = Pattern.compile("near \"(.*?)\": syntax error", Pattern.DOTALL);
    private static final Pattern NAMED =
            Pattern.compile("(?:no such (?:table|column|function|collation sequence|module)"
                    + "|ambiguous column name|wrong number of arguments to function): ?(.+)");
    private static final Pattern WRONG_COUNT = Pattern.compile("wrong number of arguments to function (\\w+)\\(\\)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS");

    @Override
    public String driver() {
        return "org.sqlite.JDBC";
    }

    @Override
    public String address(DatabaseAccess access) {
        return "jdbc:sqlite:" + access.address();
    }

    @Override
    public Properties properties(DatabaseAccess access) {
        var properties = new Properties();
        properties.setProperty("open_mode", access.rights() == Rights.READ ? "1" : "2");
        properties.setProperty("busy_timeout", "5000");
        return properties;
    }

    @Override
    public void prepare(Connection connection, DatabaseAccess access) throws SQLException {
        if (access.rights() == Rights.WRITE) {
            connection.setAutoCommit(false);
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = true");
        }
    }

    @Override
    public Set<String> reading() {
        return READING;
    }

    @Override
    public Sent.Place place(String name, @Nullable Object value, Sent.Use use) {
        var list = PostgresValues.list(value);
        if (list == null) {
            return Sent.Place.of(plain(name, value));
        }
        if (use == Sent.Use.PLAIN) {
            throw new JdbcFault(":" + name + " is a list, which SQLite takes only as IN (:" + name + ").");
        }
        var binds = new ArrayList<Object>();
        list.forEach(element -> binds.add(Objects.requireNonNullElse(plain(name, element), Sent.Missing.VALUE)));
        var marks = binds.isEmpty()
                ? "SELECT NULL WHERE 0"
                : binds.stream().map(_ -> "?").collect(Collectors.joining(", "));
        return new Sent.Place((use == Sent.Use.IN ? "IN (" : "NOT IN (") + marks + ")", binds);
    }

    /// Dates and times are texts in SQLite, as its own functions write them.
    private static @Nullable Object plain(String name, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean truth -> truth ? 1L : 0L;
            case Byte _, Short _, Integer _, Long _ -> ((Number) value).longValue();
            case Float number -> Double.valueOf(number.toString());
            case Double _, byte[] _ -> value;
            case BigInteger number -> number(name, new BigDecimal(number));
            case BigDecimal number -> number(name, number);
            case LocalDate date -> date.toString();
            case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
            case LocalDateTime time -> text(time);
            case Instant time -> text(LocalDateTime.ofInstant(time, java.time.ZoneOffset.UTC));
            case OffsetDateTime time -> plain(name, time.toInstant());
            case ZonedDateTime time -> plain(name, time.toInstant());
            case Character character -> character.toString();
            case CharSequence text -> text.toString();
            case UUID uuid -> uuid.toString();
            case Path path -> path.toString();
            case Enum<?> constant -> constant.name();
            default ->
                throw new JdbcFault(":" + name + " is a " + value.getClass().getSimpleName()
                        + ", which SQL has no value for. Pass a number, text, date, time, boolean, or a list of them.");
        };
    }

    private static String text(LocalDateTime time) {
        return TIME.format(time).replaceFirst("\\.?0*$", "");
    }

    private static Object number(String name, BigDecimal number) {
        boolean isWhole = number.stripTrailingZeros().scale() <= 0;
        if (isWhole && number.toBigInteger().bitLength() < Long.SIZE) {
            return number.longValueExact();
        }
        try {
            return Fit.exact(number);
        } catch (Fit.Unfit e) {
            throw new JdbcFault(
                    ":" + name + " is " + number + ", which SQLite holds only rounded. Pass a double, or a" + " text.");
        }
    }

    @Override
    public String questionMark() {
        throw new JdbcFault("? stands for no value here. Write :name, with the name of a variable.");
    }

    @Override
    public void bind(PreparedStatement statement, int position, Object value) throws SQLException {
        if (value instanceof Sent.Missing) {
            statement.setNull(position, java.sql.Types.NULL);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(position, bytes);
        } else {
            statement.setObject(position, value);
        }
    }

    @Override
    public int parameters(PreparedStatement statement) throws SQLException {
        return statement.getParameterMetaData().getParameterCount();
    }

    @Override
    public @Nullable ResultSetMetaData found(PreparedStatement statement) {
        try {
            var found = statement.getMetaData();
            return found.getColumnCount() == 0 ? null : found;
        } catch (SQLException e) {
            return null; // how the driver says that there are no columns
        }
    }

    @Override
    public List<Cells> cells(ResultSetMetaData found, List<String> names) throws SQLException {
        var cells = new ArrayList<Cells>();
        for (int i = 1; i <= names.size(); i++) {
            boolean isDeclared =
                    !Objects.requireNonNullElse(found.getTableName(i), "").isEmpty();
            cells.add(new SqliteCells(names.get(i - 1), isDeclared ? found.getColumnTypeName(i) : ""));
        }
        return cells;
    }

    @Override
    public JdbcFault fault(SQLException fault, Asked asked, @Nullable Sent sent) {
        var said = Objects.requireNonNullElse(fault.getMessage(), "SQLite does not say why")
                .replaceFirst("^\\[[A-Z_]+] ", "");
        var bracket = Pattern.compile("\\((.*)\\)$", Pattern.DOTALL).matcher(said);
        var words = bracket.find() ? bracket.group(1) : said;
        if (words.contains("interrupted")) {
            return new JdbcFault("the query was interrupted", -1, null);
        }
        if (words.contains("readonly database") || words.contains("query_only")) {
            return new JdbcFault(JdbcQuery.READS_ONLY + " (" + words + ")", -1, null);
        }
        if (sent == null) {
            return new JdbcFault(
                    "the database " + asked.access().address() + " cannot be opened: " + words
                            + ". Check the file and its permissions.",
                    -1,
                    null);
        }
        var named = NAMED.matcher(words);
        var counted = WRONG_COUNT.matcher(words);
        var name = counted.find() ? counted.group(1) : named.find() ? named.group(1) : "";
        return new JdbcFault(words, name.isEmpty() ? -1 : offset(asked.query(), name), null);
    }

    /// Returns where `name`, of which the last part counts, stands first; -1 if it does not.
    private static int offset(SqlText query, String name) {
        var last = name.substring(name.lastIndexOf('.') + 1).strip();
        return query.parts().stream()
                .filter(part ->
                        part.text().replaceAll("^[\"`\\[]|[\"`\\]]$", "").equalsIgnoreCase(last))
                .mapToInt(SqlText.Part::start)
                .findFirst()
                .orElse(-1);
    }

    /// SQLite names the word of a syntax error and not its place: it is where the query up to that word is already
    /// wrong by it.
    @Override
    public JdbcFault located(JdbcFault fault, Asked asked, Connection connection) {
        var near = NEAR.matcher(fault.getMessage());
        if (!near.find()) {
            return fault;
        }
        var text = asked.query().text();
        for (var part : asked.query().parts()) {
            if (part.text().equals(near.group(1)) && isWrong(connection, text.substring(0, part.end()), near.group())) {
                return new JdbcFault(fault.getMessage(), part.start(), null);
            }
        }
        return fault;
    }

    private static boolean isWrong(Connection connection, String beginning, String words) {
        try (var statement = connection.prepareStatement(beginning)) {
            return statement.isClosed();
        } catch (SQLException e) {
            return Objects.requireNonNullElse(e.getMessage(), "").contains(words);
        }
    }
}
