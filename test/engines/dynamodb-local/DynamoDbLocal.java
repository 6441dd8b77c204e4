import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;

/** Amazon's DynamoDB Local in memory: arguments are its port and the process it lives for. */
public class DynamoDbLocal {
  public static void main(String[] arguments) throws Exception {
    long owner = Long.parseLong(arguments[1]);
    // A test run that is killed cannot stop its server, so the server watches the run instead.
    ProcessHandle.of(owner)
        .ifPresentOrElse(
            process -> process.onExit().thenRun(() -> Runtime.getRuntime().halt(0)),
            () -> Runtime.getRuntime().halt(0));
    ServerRunner.main(new String[] {"-inMemory", "-disableTelemetry", "-port", arguments[0]});
  }
}
